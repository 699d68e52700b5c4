package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.supervisor.Restart;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CommandLoopTest {
  private final CyclicBarrier running = new CyclicBarrier(2);
  private final AtomicInteger runs = new AtomicInteger();

  private CommandLoop loop(Restart restart) {
    return new CommandLoop(
        new CommandLoop.Command(this::run, () -> {}), restart, CrashBudget.standard());
  }

  private CallOutcome run() {
    runs.incrementAndGet();
    meet();
    return new Outcome.Exited(0);
  }

  private void meet() {
    try {
      running.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void stoppedLoop_thatGoesOn_runsTheCommandAgainByItself() {
    CommandLoop loop = loop(Restart.PERMANENT);
    Thread.ofVirtual().start(loop);
    RunningFleet.await(() -> runs.get() == 1);

    loop.stop();
    assertTrue(loop.goOn());
    meet();

    RunningFleet.await(() -> runs.get() == 2);
  }

  @Test
  void stoppedLoop_thatHasEnded_doesNotGoOn() {
    CommandLoop loop = loop(Restart.PERMANENT);
    loop.stop();
    loop.run();

    assertFalse(loop.goOn());
  }

  @Test
  void loopThatIsDone_hasNothingLeftToDo() throws InterruptedException {
    CommandLoop loop = loop(Restart.TEMPORARY);
    Thread thread = Thread.ofVirtual().start(loop);
    meet();
    thread.join();

    loop.stop();

    assertTrue(loop.goOn());
  }
}
