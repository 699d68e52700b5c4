package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ShutdownTest {
  private final Stage stage = new Stage();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    stage.close();
  }

  /// Drains when it is asked, and ends when the test says so, whatever the supervisor does.
  private void deaf(TaskContext context) {
    context.onStop(asked::countDown);
    context.started();
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException _) {
        cancelled.countDown();
      }
    }
  }

  private ChildSpec deaf(Shutdown shutdown) {
    return ChildSpec.of("deaf", this::deaf).withAnnouncedStart().withShutdown(shutdown);
  }

  private Supervisor start(Shutdown shutdown) {
    return stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withChild(stage.puppet("a"))
            .withChild(deaf(shutdown)));
  }

  @Test
  void drainingChild_isNotInterruptedInItsGrace() throws InterruptedException {
    Supervisor supervisor = start(Shutdown.after(Duration.ofSeconds(5)));

    supervisor.stop();
    asked.await();
    stage.advance(Duration.ofSeconds(4));
    release.countDown();

    assertInstanceOf(ExitReason.Stopped.class, stage.awaitEnd("deaf"));
    assertEquals(1, cancelled.getCount());
  }

  @Test
  void childThatOutlivesItsGrace_isInterruptedThenCondemned() throws InterruptedException {
    Supervisor supervisor = start(Shutdown.after(Duration.ofSeconds(5)));

    supervisor.stop();
    asked.await();
    stage.advance(Duration.ofSeconds(5));
    cancelled.await();
    stage.advance(Duration.ofSeconds(1));

    assertInstanceOf(ExitReason.Condemned.class, stage.awaitEnd("deaf"));
    assertInstanceOf(ExitReason.Stopped.class, stage.end());
    assertEquals("-a", stage.journal.getLast());
  }

  @Test
  void kill_interruptsAtOnce() throws InterruptedException {
    Supervisor supervisor = start(Shutdown.kill());

    supervisor.stop();
    cancelled.await();
    stage.advance(Duration.ofSeconds(1));

    assertInstanceOf(ExitReason.Condemned.class, stage.awaitEnd("deaf"));
  }

  @Test
  void infinity_waitsAsLongAsItTakes() throws InterruptedException {
    Supervisor supervisor = start(Shutdown.infinity());

    supervisor.stop();
    asked.await();
    stage.advance(Duration.ofDays(300));
    ChildStatus status = stage.status("deaf");
    release.countDown();

    assertEquals(ChildStatus.STOPPING, status);
    assertInstanceOf(ExitReason.Stopped.class, stage.end());
  }

  @Test
  void condemnedInstance_isReplacedCountedAndReportedWhenItEnds() throws InterruptedException {
    Supervisor supervisor = start(Shutdown.kill());
    stopInBackground(supervisor);
    cancelled.await();
    stage.advance(Duration.ofSeconds(1));
    stage.awaitEnd("deaf");
    int condemned = supervisor.counts().condemned();

    release.countDown();

    assertEquals(1, condemned);
    assertEquals(1, stage.await(SupervisorEvent.CondemnedEnded.class).instance());
  }

  private static void stopInBackground(Supervisor supervisor) {
    Thread.ofVirtual().start(() -> supervisor.terminateChild("deaf"));
  }

  @Test
  void stopDuringABackoff_startsNothing() {
    Backoff minute = Backoff.of(Duration.ofMinutes(1), Duration.ofMinutes(1));
    Supervisor supervisor =
        stage.start(
            SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
                .withIntensity(RestartIntensity.of(1, Duration.ofHours(1)))
                .withBackoff(minute)
                .withChild(stage.puppet("a")));
    stage.get("a").crash();
    stage.awaitEnd("a");

    supervisor.close();

    assertEquals(1, stage.journal.size());
  }
}
