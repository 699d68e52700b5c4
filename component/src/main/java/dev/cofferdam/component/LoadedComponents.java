package dev.cofferdam.component;

import dev.cofferdam.component.validate.ComponentFeatures;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The components of one engine that somebody still uses, by their bytes: who loads equal bytes
/// gets the same, with its compiled code. It keeps none of them alive. Its monitor guards it.
final class LoadedComponents {
  private final Map<Key, Loaded> components = new HashMap<>();
  private final ReferenceQueue<Component> dropped = new ReferenceQueue<>();

  /// What tells one component from another: whole, because guests choose their bytes and a hash
  /// alone would let one pass for another.
  record Key(byte[] bytes, ComponentFeatures features, int hash) {
    static Key of(byte[] bytes, ComponentFeatures features) {
      return new Key(bytes, features, Arrays.hashCode(bytes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && hash == key.hash
          && features.equals(key.features)
          && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    /// Returns an equal key whose bytes nobody else can change.
    Key owned() {
      return new Key(bytes.clone(), features, hash);
    }
  }

  private static final class Loaded extends WeakReference<Component> {
    private final Key key;

    Loaded(Key key, Component component, ReferenceQueue<Component> dropped) {
      super(component, dropped);
      this.key = key;
    }
  }

  synchronized @Nullable Component find(Key key) {
    forgetDropped();
    Loaded known = components.get(key);
    return known == null ? null : known.get();
  }

  /// Adds a component; returns what somebody has added meanwhile instead, if so.
  synchronized Component add(Key key, Component component) {
    Component earlier = find(key);
    if (earlier != null) {
      return earlier;
    }
    components.remove(key);
    components.put(key, new Loaded(key, component, dropped));
    return component;
  }

  private void forgetDropped() {
    while (dropped.poll() instanceof Loaded reference) {
      components.remove(reference.key, reference);
    }
  }
}
