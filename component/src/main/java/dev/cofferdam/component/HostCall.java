package dev.cofferdam.component;

import dev.cofferdam.engine.Store;

/// One running call of a [HostFunc]: what the function may ask and what it pays with.
///
/// Valid until the function returns.
public interface HostCall {
  /// The Store of the calling guest.
  Store store();

  /// Name of the function as the guest imports it, `interface#function` or a bare name.
  String name();

  /// Charges fuel to the running entry; the guest is stopped where it has less.
  void chargeFuel(long fuel);

  /// Charges bytes that the host allocates on the guest's behalf to the host byte budget of the
  /// running outermost call.
  void chargeBytes(long byteCount);

  /// Wall-clock time the running entry has left.
  long remainingNanos();
}
