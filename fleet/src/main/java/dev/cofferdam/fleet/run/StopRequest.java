package dev.cofferdam.fleet.run;

import java.util.concurrent.CountDownLatch;

/// The wish that a fleet stops, which may be made before the fleet has started. Safe for use by
/// many threads.
public final class StopRequest {
  private final CountDownLatch made = new CountDownLatch(1);

  /// Creates one that is not made.
  public StopRequest() {}

  /// Makes it.
  public void make() {
    made.countDown();
  }

  /// Returns whether it is made.
  public boolean isMade() {
    return made.getCount() == 0;
  }

  /// Waits until it is made.
  public void await() throws InterruptedException {
    made.await();
  }
}
