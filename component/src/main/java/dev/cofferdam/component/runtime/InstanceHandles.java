package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostResource;
import dev.cofferdam.component.abi.BadValueException;
import dev.cofferdam.component.abi.HandleTransfer;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Moves handles in and out of one instance's table for one call.
///
/// Specification: CanonicalABI, `lift_own`, `lift_borrow`, `lower_own`, `lower_borrow`.
///
/// @param instance whose table
/// @param scope the call
record InstanceHandles(InstanceState instance, CallScope scope) implements HandleTransfer {
  @Override
  public Object liftOwn(int resource, int handle) {
    ResourceType type = instance.resource(resource);
    HandleEntry entry = instance.handles().remove(handle, type);
    if (!entry.isOwn()) {
      throw Trap.of(TrapKind.NOT_OWNED);
    }
    return entry.hostObject != null ? entry.hostObject : new GuestResource(type, entry.rep, true);
  }

  @Override
  public Object liftBorrow(int resource, int handle) {
    ResourceType type = instance.resource(resource);
    HandleEntry entry = instance.handles().get(handle, type);
    scope.lend(entry);
    if (entry.hostObject != null) {
      return entry.hostObject;
    }
    GuestResource view = new GuestResource(type, entry.rep, false);
    view.lend(scope);
    return view;
  }

  @Override
  public int lowerOwn(int resource, Object value) {
    ResourceType type = instance.resource(resource);
    return type.host() != null
        ? addHostOwned(type, requireHostObject(type.host(), value))
        : instance.handles().add(HandleEntry.ofGuest(type, requireGuest(type, value).take(), null));
  }

  /// The guest is to own the object; where it cannot have a handle, nobody else would release it.
  private int addHostOwned(ResourceType type, Object object) {
    HandleEntry entry = HandleEntry.ofHost(type, object, null);
    try {
      return instance.handles().add(entry);
    } catch (Trap | OutOfMemoryError refused) {
      try {
        entry.dropHostObject();
      } catch (RuntimeException failure) {
        refused.addSuppressed(failure);
      }
      throw refused;
    }
  }

  @Override
  public int lowerBorrow(int resource, Object value) {
    ResourceType type = instance.resource(resource);
    if (type.host() != null) {
      Object object = requireHostObject(type.host(), value);
      scope.addBorrow();
      return instance.handles().add(HandleEntry.ofHost(type, object, scope));
    }
    long rep = requireGuest(type, value).lend(scope);
    if (type.implementer() == instance) {
      return (int) rep;
    }
    scope.addBorrow();
    return instance.handles().add(HandleEntry.ofGuest(type, rep, scope));
  }

  private static Object requireHostObject(HostResource<?> resource, Object value) {
    if (!resource.javaClass().isInstance(value)) {
      throw new BadValueException(resource.javaClass().getName(), value);
    }
    return value;
  }

  private static GuestResource requireGuest(ResourceType type, Object value) {
    if (!(value instanceof GuestResource resource)) {
      throw new BadValueException("ResourceHandle", value);
    }
    if (resource.type() != type) {
      throw new BadValueException("the handle is of another resource type");
    }
    return resource;
  }
}
