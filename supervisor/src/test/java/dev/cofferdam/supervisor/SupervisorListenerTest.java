package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SupervisorListenerTest {
  private static final SupervisorSpec SPEC =
      SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
          .withIntensity(RestartIntensity.of(10_000, Duration.ofSeconds(1)));

  private static final CountDownLatch DONE = new CountDownLatch(1);

  @Test
  void listener_hearsTheLifeOfAChildInOrder() {
    try (var stage = new Stage()) {
      stage.start(RestartStrategy.ONE_FOR_ONE, "a");
      stage.get("a").crash();

      assertEquals("top", stage.await(SupervisorEvent.SupervisorStarted.class).supervisor());
      assertEquals(1, stage.await(SupervisorEvent.ChildEnded.class).instance());
      assertEquals("a", stage.await(SupervisorEvent.RestartPlanned.class).child());
      assertEquals(2, stage.await(SupervisorEvent.ChildStarted.class).instance());
    }
  }

  @Test
  void listenerThatThrows_hearsTheRest() throws InterruptedException {
    var ended = new CountDownLatch(1);
    SupervisorListener broken =
        event -> {
          if (event instanceof SupervisorEvent.SupervisorEnded) {
            ended.countDown();
          }
          throw new IllegalStateException("a listener");
        };

    Supervisor.start(SPEC, SupervisorEnvironment.create().withListener(broken)).close();

    ended.await();
  }

  @Test
  void listenerThatHangs_holdsNobodyUpAndLearnsWhatItMissed() throws InterruptedException {
    var release = new CountDownLatch(1);
    var dropped = new AtomicLong();
    var heard = new CountDownLatch(1);
    SupervisorListener slow =
        event -> {
          awaitQuietly(release);
          if (event instanceof SupervisorEvent.EventsDropped(long count)) {
            dropped.addAndGet(count);
            heard.countDown();
          }
        };
    var spec = SPEC.withChild(ChildSpec.of("a", SupervisorListenerTest::returnsOften));

    try (var _ = Supervisor.start(spec, SupervisorEnvironment.create().withListener(slow))) {
      DONE.await();
      release.countDown();
      heard.await();
    }

    assertTrue(dropped.get() > 0);
  }

  private static void returnsOften(TaskContext context) throws InterruptedException {
    if (context.instance() > 2_000) {
      DONE.countDown();
      new CountDownLatch(1).await();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void spec_withTwoChildrenOfOneName_isRefused() {
    ChildSpec child = ChildSpec.of("a", _ -> {});

    assertThrows(IllegalArgumentException.class, () -> SPEC.withChild(child).withChild(child));
    assertEquals(List.of(), SPEC.children());
  }
}
