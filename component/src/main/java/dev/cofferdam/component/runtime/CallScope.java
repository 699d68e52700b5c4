package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a call has borrowed: handles the caller lent, and borrowed handles the callee still holds.
///
/// Specification: CanonicalABI, task and subtask state.
public final class CallScope {
  private int borrowCount;
  private @Nullable List<HandleEntry> lenders;
  private @Nullable List<GuestResource> views;

  /// Notes that the callee got a borrowed handle.
  void addBorrow() {
    borrowCount++;
  }

  /// Notes that the callee dropped a borrowed handle.
  void removeBorrow() {
    borrowCount--;
  }

  /// Lends a handle of the caller's table until the call ends.
  void lend(HandleEntry entry) {
    entry.lendCount++;
    if (lenders == null) {
      lenders = new ArrayList<>();
    }
    lenders.add(entry);
  }

  /// Makes a host's view of a resource end with the call; one the host owns is lent until then.
  void track(GuestResource resource) {
    if (views == null) {
      views = new ArrayList<>();
    }
    views.add(resource);
  }

  /// Checks that the callee, which is about to return, has dropped what it borrowed.
  void requireBorrowsDropped() {
    if (borrowCount > 0) {
      throw Trap.of(TrapKind.BORROW_NOT_DROPPED);
    }
  }

  /// Takes back what was lent. Where the call failed on a value of the host, the caller goes on.
  void end() {
    if (lenders != null) {
      lenders.forEach(entry -> entry.lendCount--);
    }
    if (views != null) {
      views.forEach(GuestResource::endLending);
    }
  }
}
