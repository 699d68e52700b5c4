package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostResource;
import dev.cofferdam.engine.Func;
import org.jspecify.annotations.Nullable;

/// A resource type at run time. Its identity is the object: each instance of a component that
/// defines resource types has its own.
public final class ResourceType implements Item {
  private final @Nullable InstanceState implementer;
  private final @Nullable Func destructor;
  private final @Nullable HostResource<?> host;

  private ResourceType(
      @Nullable InstanceState implementer,
      @Nullable Func destructor,
      @Nullable HostResource<?> host) {
    this.implementer = implementer;
    this.destructor = destructor;
    this.host = host;
  }

  /// Makes a resource type that an instance implements.
  static ResourceType ofGuest(InstanceState implementer, @Nullable Func destructor) {
    return new ResourceType(implementer, destructor, null);
  }

  /// Makes a resource type that the host implements.
  static ResourceType ofHost(HostResource<?> host) {
    return new ResourceType(null, null, host);
  }

  /// The instance that implements it; null for one of the host.
  @Nullable InstanceState implementer() {
    return implementer;
  }

  /// The host's implementation; null for one of a guest.
  @Nullable HostResource<?> host() {
    return host;
  }

  /// Destroys a guest's resource whose owning handle is gone.
  ///
  /// Specification: CanonicalABI, `canon resource.drop`.
  ///
  /// @param caller the instance that dropped it; null for the host
  void destroy(long rep, @Nullable InstanceState caller) {
    InstanceState instance = implementer;
    if (instance == null) {
      return;
    }
    instance.enterFrom(caller);
    try {
      if (destructor != null) {
        destructor.callFlat(new long[] {rep});
      }
    } finally {
      instance.leaveTo(caller);
    }
  }

  /// Says who implements it, for messages.
  @Override
  public String describe() {
    return host == null ? "a resource type of a guest" : host.toString();
  }
}
