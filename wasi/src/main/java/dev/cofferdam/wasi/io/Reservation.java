package dev.cofferdam.wasi.io;

import dev.cofferdam.engine.Store;

/// What a resource of the host's costs the memory limit of its Store, for as long as it lives.
///
/// Used by one thread at a time, as the Store is.
public final class Reservation {
  private final Store store;
  private long bytes;

  private Reservation(Store store) {
    this.store = store;
  }

  /// Returns a reservation of nothing yet.
  public static Reservation in(Store store) {
    return new Reservation(store);
  }

  /// Makes it larger or smaller.
  ///
  /// @throws dev.cofferdam.engine.Trap if the memory limit does not allow it
  public void resize(long newBytes) {
    if (newBytes > bytes) {
      store.reserveMemory(newBytes - bytes);
    } else {
      store.releaseMemory(bytes - newBytes);
    }
    bytes = newBytes;
  }

  /// Returns how much it is.
  public long bytes() {
    return bytes;
  }

  /// Returns the Store.
  public Store store() {
    return store;
  }
}
