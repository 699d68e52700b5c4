package dev.cofferdam.isolation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How instances are brought to their end: the running call may end within the drain time, is then
/// cancelled, and given up a second later.
final class Shutdown {
  private static final long LAST_GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private Shutdown() {}

  /// Ends a version for good.
  static void end(GuestVersion over) {
    over.stop();
    endInstances(over);
    over.endLooks();
  }

  /// Ends the instances that a version has now.
  static void endInstances(GuestVersion over) {
    long drainNanos = Timeouts.nanos(over.parts().terms().drain());
    over.incarnations().forEach(last -> end(last, drainNanos));
  }

  private static void end(Incarnation last, long drainNanos) {
    if (last.isInside()) {
      last.cancelAny();
      return;
    }
    if (hasEnded(last, drainNanos)) {
      return;
    }
    last.cancelAny();
    if (!hasEnded(last, LAST_GRACE_NANOS)) {
      last.abandon(GuestVersion.stopped());
    }
  }

  private static boolean hasEnded(Incarnation incarnation, long nanos) {
    try {
      incarnation.ended().get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError("an incarnation ends without an exception", e);
    }
  }
}
