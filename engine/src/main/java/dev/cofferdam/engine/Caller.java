package dev.cofferdam.engine;

/// What a host function can ask of the Store that called it. Valid during the call only, on its
/// thread.
public final class Caller {
  private final Store store;

  Caller(Store store) {
    this.store = store;
  }

  /// Returns the Store of the guest that called.
  public Store store() {
    return store;
  }

  /// Charges the guest for work done on its behalf.
  ///
  /// @throws Trap if that uses up the fuel
  public void chargeFuel(long units) {
    store.chargeFuel(units);
  }

  /// Charges the guest for bytes copied between it and the host.
  ///
  /// @throws Trap if that uses up the limit
  public void chargeHostBytes(long bytes) {
    store.chargeHostBytes(bytes);
  }

  /// Returns the time that is left of the call; not positive once the deadline has passed.
  public long remainingNanos() {
    return store.remainingNanos();
  }
}
