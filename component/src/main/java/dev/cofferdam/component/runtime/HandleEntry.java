package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostResource;
import org.jspecify.annotations.Nullable;

/// An `own` or `borrow` handle in an instance's table.
///
/// Specification: CanonicalABI, resource state.
final class HandleEntry {
  final ResourceType type;

  /// What stands for the resource where a guest implements it.
  final long rep;

  /// The resource itself where the host implements it.
  final @Nullable Object hostObject;

  /// The call a borrowed handle must not outlive; null for an owning one.
  final @Nullable CallScope borrowScope;

  /// How many calls in progress it is lent to.
  int lendCount;

  private HandleEntry(
      ResourceType type, long rep, @Nullable Object hostObject, @Nullable CallScope borrowScope) {
    this.type = type;
    this.rep = rep;
    this.hostObject = hostObject;
    this.borrowScope = borrowScope;
  }

  static HandleEntry ofGuest(ResourceType type, long rep, @Nullable CallScope borrowScope) {
    return new HandleEntry(type, rep, null, borrowScope);
  }

  static HandleEntry ofHost(ResourceType type, Object object, @Nullable CallScope borrowScope) {
    return new HandleEntry(type, 0, object, borrowScope);
  }

  /// Gives the host its object back; nothing where a guest implements the resource.
  void dropHostObject() {
    HostResource<?> host = type.host();
    if (host != null && hostObject != null) {
      host.drop(hostObject);
    }
  }

  boolean isOwn() {
    return borrowScope == null;
  }
}
