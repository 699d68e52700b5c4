package dev.cofferdam.isolation;

import dev.cofferdam.engine.Store;

/// Whether the virtual threads of guests have stack enough: they are all alike, and enter their
/// Stores from about the same depth, so what was measured of one is true of all. Measuring costs
/// more than the rest of a restart.
final class GuestThreads {
  private static volatile int fittingBytes = -1;

  private GuestThreads() {}

  /// Returns whether the calling thread, which is a guest's own, has too little stack for it.
  static boolean needsOtherThread(Store store) {
    int stackBytes = store.limits().stackBytes();
    if (stackBytes <= fittingBytes) {
      store.trustThread();
      return false;
    }
    boolean isNeeded = store.needsOtherThread();
    if (!isNeeded) {
      fittingBytes = stackBytes;
    }
    return isNeeded;
  }

  /// Has threads measured again, because something was wrong.
  static void distrust() {
    fittingBytes = -1;
  }
}
