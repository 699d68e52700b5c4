package dev.cofferdam.engine;

/// What the running outermost call has copied and drawn of what it may, and the most that any call
/// before it did.
///
/// Used by the thread inside the Store only.
final class CallBudget {
  private final Limits limits;
  private long hostBytes;
  private long randomBytes;
  private long peakFuel;
  private long peakHostBytes;
  private long peakRandomBytes;

  CallBudget(Limits limits) {
    this.limits = limits;
  }

  /// Starts an outermost call; the one before used so much fuel.
  void reset(long fuelConsumed) {
    notePeaks(fuelConsumed);
    hostBytes = 0;
    randomBytes = 0;
  }

  void chargeHostBytes(long bytes) {
    long limit = limits.hostCallBytes();
    if (bytes > limit - hostBytes) {
      throw Trap.limit(TrapKind.HOST_CALL_BYTES, "hostCallBytes", limit, sum(hostBytes, bytes));
    }
    hostBytes += bytes;
  }

  void chargeRandomBytes(long bytes) {
    long limit = limits.randomBytes();
    if (bytes > limit - randomBytes) {
      throw Trap.limit(TrapKind.RANDOM_BYTES, "randomBytes", limit, sum(randomBytes, bytes));
    }
    randomBytes += bytes;
  }

  private static long sum(long used, long asked) {
    return asked > Long.MAX_VALUE - used ? Long.MAX_VALUE : used + asked;
  }

  private void notePeaks(long fuelConsumed) {
    peakFuel = Math.max(peakFuel, fuelConsumed);
    peakHostBytes = Math.max(peakHostBytes, hostBytes);
    peakRandomBytes = Math.max(peakRandomBytes, randomBytes);
  }

  /// Returns the most that a call used, the running one among them.
  StoreUsage.OfCall peaks(long fuelConsumed) {
    notePeaks(fuelConsumed);
    return new StoreUsage.OfCall(peakFuel, peakHostBytes, peakRandomBytes);
  }
}
