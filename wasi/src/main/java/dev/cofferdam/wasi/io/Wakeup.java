package dev.cofferdam.wasi.io;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one waiting call waits on: any number of events may wake it, also before it waits.
public final class Wakeup {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private boolean isSignalled;

  /// Creates one that nothing has woken yet.
  Wakeup() {}

  /// Wakes the waiting call. Any thread may call this.
  public void signal() {
    lock.lock();
    try {
      isSignalled = true;
      signalled.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until woken or until the time is over, and forgets the signal.
  ///
  /// @throws InterruptedException if the engine interrupts the call, as it does past the deadline
  public void await(long timeoutNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = timeoutNanos;
      while (!isSignalled && left > 0) {
        left = signalled.awaitNanos(left);
      }
      isSignalled = false;
    } finally {
      lock.unlock();
    }
  }
}
