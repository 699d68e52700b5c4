package dev.cofferdam.component;

/// The host's handle of a resource that a guest implements.
///
/// An owned handle comes out of a call that returns `own`; it is given away by passing it where
/// `own` is wanted, and otherwise must be closed, which runs the guest's destructor. A borrowed
/// handle is an argument of a host function and valid until that function returns. Used on the
/// thread that owns the Store.
public interface ResourceHandle extends AutoCloseable {
  /// Whether the holder owns the resource.
  boolean isOwned();

  /// Drops the handle; for an owned one the guest's destructor runs. A second call does nothing,
  /// and neither does one after the Store was poisoned.
  ///
  /// Throws a trap where the destructor traps, or where the handle is lent out.
  @Override
  void close();
}
