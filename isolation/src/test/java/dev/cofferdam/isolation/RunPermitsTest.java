package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RunPermitsTest {
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final RunPermits permits = new RunPermits(1);
  private final RunPermits.Turn first = new RunPermits.Turn();

  private CompletableFuture<Void> takeATurn() {
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(() -> {
          var turn = new RunPermits.Turn();
          permits.acquire(turn, LONG_NANOS);
          permits.release(turn);
          done.complete(null);
        });
    return done;
  }

  @Test
  void permit_givenBack_goesToTheNext() {
    permits.acquire(first, LONG_NANOS);
    var second = takeATurn();

    permits.release(first);

    second.join();
  }

  @Test
  void guestThatRuns_givesWayAfterItsQuantum() {
    permits.acquire(first, LONG_NANOS);
    var second = takeATurn();

    while (!second.isDone()) {
      permits.quantumEnd(first, LONG_NANOS);
    }

    permits.release(first);
  }

  @Test
  void guestThatBlocks_lendsItsPermit() throws Exception {
    var isHeld = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Thread blocked =
        Thread.ofVirtual()
            .start(() -> {
              permits.acquire(first, LONG_NANOS);
              isHeld.countDown();
              await(release);
              permits.release(first);
            });
    isHeld.await();

    takeATurn().join();

    release.countDown();
    blocked.join();
  }

  @Test
  void failureOfTheDispatcher_keepsNobodyWaiting() throws Exception {
    var isHeld = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var blocked =
        new HardToLookAt(() -> {
          permits.acquire(first, LONG_NANOS);
          isHeld.countDown();
          await(release);
          permits.release(first);
        });
    blocked.start();
    isHeld.await();

    takeATurn().join();

    release.countDown();
    blocked.join();
  }

  /// The first to ask for its state gets an error.
  private static final class HardToLookAt extends Thread {
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    HardToLookAt(Runnable work) {
      super(work);
    }

    @Override
    public State getState() {
      if (hasFailed.compareAndSet(false, true)) {
        throw new OutOfMemoryError("no heap");
      }
      return super.getState();
    }
  }

  @Test
  void waiting_endsWithItsTime() {
    permits.acquire(first, LONG_NANOS);
    var stop = new AtomicBoolean();
    var second = new RunPermits.Turn();
    var waiter =
        CompletableFuture.runAsync(() -> {
          permits.acquire(second, 1_000_000);
          permits.release(second);
          stop.set(true);
        });

    while (!stop.get()) {
      Thread.onSpinWait();
    }

    waiter.join();
    assertTrue(second.waitedNanos() >= 1_000_000);
    permits.release(first);
  }

  @Test
  void guestThatIsToEnd_goesBeforeThoseThatCameEarlier() throws Exception {
    permits.acquire(first, LONG_NANOS);
    var order = new ConcurrentLinkedQueue<RunPermits.Turn>();
    var early = new RunPermits.Turn();
    var late = new RunPermits.Turn();
    Thread earlyThread = waitForATurn(early, order);
    Thread lateThread = waitForATurn(late, order);
    permits.hasten(late);

    permits.release(first);

    earlyThread.join();
    lateThread.join();
    assertEquals(List.of(late, early), List.copyOf(order));
  }

  @Test
  void guestThatHadItsQuantum_andWasInTheHost_comesAfterOneThatIsNew() throws Exception {
    permits.acquire(first, LONG_NANOS);
    long end = System.nanoTime() + 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    permits.release(first);
    var holder = new RunPermits.Turn();
    permits.acquire(holder, LONG_NANOS);
    var order = new ConcurrentLinkedQueue<RunPermits.Turn>();
    var late = new RunPermits.Turn();
    Thread firstThread = waitForATurn(first, order);
    Thread lateThread = waitForATurn(late, order);

    permits.release(holder);

    firstThread.join();
    lateThread.join();
    assertEquals(List.of(late, first), List.copyOf(order));
  }

  private Thread waitForATurn(RunPermits.Turn turn, Queue<RunPermits.Turn> order) {
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              permits.acquire(turn, LONG_NANOS);
              order.add(turn);
              permits.release(turn);
            });
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void timeWaited_countsFromTheBeginningOfACall() throws Exception {
    permits.acquire(first, LONG_NANOS);
    var second = new RunPermits.Turn();
    Thread thread = waitForATurn(second, new ConcurrentLinkedQueue<>());
    assertTrue(second.waitedNanos() > 0);
    permits.release(first);
    thread.join();

    second.forgetWaits();

    assertEquals(0, second.waitedNanos());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
