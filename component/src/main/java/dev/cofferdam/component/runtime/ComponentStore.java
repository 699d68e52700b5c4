package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostResource;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongConsumer;

/// What a Store keeps for the component instances in it: their number, their handles, and the
/// host's resource types.
///
/// Used on the thread that is inside the Store. When the Store closes, the host's resources that
/// guests still own are dropped; no guest code runs then.
public final class ComponentStore implements AutoCloseable {
  private static final long INSTANCE_BYTES = 512;

  private final Store store;
  private final LongConsumer hostBytes;
  private final List<InstanceState> instances = new ArrayList<>();
  private final IdentityHashMap<HostResource<?>, ResourceType> hostTypes = new IdentityHashMap<>();

  private ComponentStore(Store store) {
    this.store = store;
    this.hostBytes = store::chargeHostBytes;
    store.poisonOnTrap();
    store.ledger().open("component handles", this);
  }

  /// Returns the only one of a Store.
  public static ComponentStore of(Store store) {
    return store.extension(ComponentStore.class, ComponentStore::new);
  }

  /// The Store.
  public Store store() {
    return store;
  }

  /// Returns what stands for a host's resource type in this Store, always the same.
  public ResourceType hostType(HostResource<?> resource) {
    return hostTypes.computeIfAbsent(resource, ResourceType::ofHost);
  }

  void addInstance(InstanceState instance, int itemCount) {
    int limit = store.limits().instances();
    if (instances.size() >= limit) {
      throw Trap.limit(TrapKind.INSTANCE_LIMIT, "instances", limit, instances.size() + 1L);
    }
    store.reserveMemory(INSTANCE_BYTES + 8L * itemCount);
    store.checkpoint();
    instances.add(instance);
  }

  /// Returns what is charged with bytes that are lifted.
  LongConsumer hostBytes() {
    return hostBytes;
  }

  void reserveMemory(long bytes) {
    store.reserveMemory(bytes);
  }

  /// Drops the host's resources that guests still own, youngest instance first. Each is tried,
  /// whatever another throws; the first failure is thrown with the others attached.
  @Override
  public void close() {
    Throwable first = null;
    for (InstanceState instance : instances.reversed()) {
      for (HandleEntry entry : instance.handles().removeHostOwned()) {
        try {
          entry.dropHostObject();
        } catch (Throwable e) {
          if (first == null) {
            first = e;
          } else if (!first.equals(e)) {
            first.addSuppressed(e);
          }
        }
      }
    }
    switch (first) {
      case null -> {}
      case RuntimeException failure -> throw failure;
      case Error failure -> throw failure;
      case Throwable failure -> throw new IllegalStateException("a drop failed", failure);
    }
  }
}
