package dev.cofferdam.engine.load;

import java.util.concurrent.Semaphore;

/// A compiler thread's turn: at most half of the processors compile at a time, and each class gives
/// way to the others that wait when its quantum is over, first come, first served.
///
/// A large function needs heap in proportion while it is compiled, so of these the next begins only
/// when one is done; small ones pass them by.
///
/// Used by one thread.
final class CompilerTurn implements Runnable, AutoCloseable {
  private static final long QUANTUM_NANOS = 4_000_000;
  private static final int LARGE_CODE_BYTES = 256 << 10;
  private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final Semaphore TURNS = new Semaphore(COUNT, true);
  private static final Semaphore LARGE = new Semaphore(COUNT, true);

  private final boolean isLarge;
  private long sinceNanos;

  private CompilerTurn(boolean isLarge) {
    this.isLarge = isLarge;
  }

  /// Waits for the turn of a class made of this many bytes of WebAssembly.
  static CompilerTurn begin(int codeBytes) {
    var turn = new CompilerTurn(codeBytes > LARGE_CODE_BYTES);
    if (turn.isLarge) {
      LARGE.acquireUninterruptibly();
    }
    turn.acquire();
    return turn;
  }

  private void acquire() {
    TURNS.acquireUninterruptibly();
    sinceNanos = System.nanoTime();
  }

  /// Lets others compile if it is their turn.
  @Override
  public void run() {
    if (TURNS.hasQueuedThreads() && System.nanoTime() - sinceNanos > QUANTUM_NANOS) {
      TURNS.release();
      acquire();
    }
  }

  @Override
  public void close() {
    TURNS.release();
    if (isLarge) {
      LARGE.release();
    }
  }
}
