package dev.cofferdam.component.runtime;

import dev.cofferdam.component.ResourceHandle;
import dev.cofferdam.component.abi.BadValueException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// A guest's resource outside all handle tables: held by the host, or on its way between guests.
final class GuestResource implements ResourceHandle {
  private final ResourceType type;
  private final long rep;
  private final boolean isOwned;
  private boolean isGone;
  private int lendCount;

  GuestResource(ResourceType type, long rep, boolean isOwned) {
    this.type = type;
    this.rep = rep;
    this.isOwned = isOwned;
  }

  ResourceType type() {
    return type;
  }

  @Override
  public boolean isOwned() {
    return isOwned;
  }

  /// Gives the resource away and returns what stands for it.
  long take() {
    requireHere();
    if (!isOwned) {
      throw new BadValueException("own handle expected, this one is borrowed");
    }
    requireNotLent();
    isGone = true;
    return rep;
  }

  /// Lends the resource until the call ends and returns what stands for it.
  long lend(CallScope scope) {
    requireHere();
    lendCount++;
    scope.track(this);
    return rep;
  }

  /// Ends one lending; a borrowed handle is gone then.
  void endLending() {
    lendCount--;
    isGone |= !isOwned && lendCount <= 0;
  }

  private void requireHere() {
    if (isGone) {
      throw new BadValueException("the handle was given away, closed, or outlived its call");
    }
  }

  private void requireNotLent() {
    if (lendCount > 0) {
      throw Trap.of(TrapKind.RESOURCE_BORROWED);
    }
  }

  @Override
  public void close() {
    if (isGone) {
      return;
    }
    requireNotLent();
    isGone = true;
    InstanceState implementer = type.implementer();
    if (isOwned && implementer != null) {
      destroyIn(implementer.store().store());
    }
  }

  /// Runs the destructor, unless the Store failed: the resource is gone with it then.
  private void destroyIn(Store store) {
    if (!store.isPoisoned()) {
      StoreEntry.run(store, () -> type.destroy(rep, null));
    }
  }

  /// Says whether it is owned.
  @Override
  public String toString() {
    return isOwned ? "ResourceHandle[own]" : "ResourceHandle[borrow]";
  }
}
