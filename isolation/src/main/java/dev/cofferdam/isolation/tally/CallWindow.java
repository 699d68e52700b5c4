package dev.cofferdam.isolation.tally;

/// Counts the calls of the last while, and the crashes among them, in 60 pieces of time. Used under
/// its owner's lock.
public final class CallWindow {
  private static final int PIECES = 60;

  private final long pieceNanos;
  private final long[] calls = new long[PIECES];
  private final long[] crashes = new long[PIECES];
  private long startNanos;
  private long piece;

  /// @param windowNanos how long a call counts
  public CallWindow(long windowNanos, long nowNanos) {
    this.pieceNanos = Math.max(1, windowNanos / PIECES);
    this.startNanos = nowNanos;
  }

  /// Counts a call; a clock that goes back counts as one that stands still.
  public void add(boolean isCrash, long nowNanos) {
    moveTo(Math.max(piece, (nowNanos - startNanos) / pieceNanos));
    int index = (int) (piece % PIECES);
    calls[index]++;
    if (isCrash) {
      crashes[index]++;
    }
  }

  private void moveTo(long wanted) {
    for (long i = Math.max(piece + 1, wanted - PIECES + 1); i <= wanted; i++) {
      calls[(int) (i % PIECES)] = 0;
      crashes[(int) (i % PIECES)] = 0;
    }
    piece = wanted;
  }

  /// Forgets everything.
  public void clear(long nowNanos) {
    moveTo(piece + PIECES);
    startNanos = nowNanos;
    piece = 0;
  }

  /// Returns how many calls there were, good and bad.
  public long callCount() {
    return sum(calls);
  }

  /// Returns how many of them were bad.
  public long crashCount() {
    return sum(crashes);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
