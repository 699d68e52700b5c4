package dev.cofferdam.isolation;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.wasi.Wasi;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// What guests of one Cofferdam have in common: a component where their bytes are equal, and what
/// WASI defines where their grants are one object. It keeps alive what guests use, and no more.
///
/// Safe for use by many threads; its monitor guards it. A component is loaded without it, and may
/// be loaded twice by two threads at a time.
final class SharedParts {
  private final Engine engine = Engine.create();
  private final Map<GuestCode, WeakReference<Component>> components = new WeakHashMap<>();
  private final Map<Wasi, ComponentLinker> linkers = new WeakHashMap<>();

  /// Returns the component of these bytes.
  ///
  /// @throws dev.cofferdam.wasm.WasmException if they are malformed, invalid or too large
  Component component(GuestCode code) {
    Component known = known(code);
    return known == null ? share(code, Component.load(engine, code.bytes())) : known;
  }

  private synchronized @Nullable Component known(GuestCode code) {
    WeakReference<Component> known = components.get(code);
    return known == null ? null : known.get();
  }

  private synchronized Component share(GuestCode code, Component loaded) {
    Component known = known(code);
    if (known != null) {
      return known;
    }
    components.put(code, new WeakReference<>(loaded));
    return loaded;
  }

  /// Returns a linker of a guest's own that defines WASI.
  ComponentLinker newLinker(Wasi wasi) {
    return ComponentLinker.extending(linker(wasi));
  }

  private synchronized ComponentLinker linker(Wasi wasi) {
    return linkers.computeIfAbsent(wasi, this::linkerOf);
  }

  private ComponentLinker linkerOf(Wasi wasi) {
    var linker = ComponentLinker.create(engine);
    wasi.addTo(linker);
    return linker;
  }
}
