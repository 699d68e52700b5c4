package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DynamicSupervisorTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void children_mayShareAnId() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));

    DynamicSupervisor.Child first = supervisor.startChild(stage.puppet("a"));
    DynamicSupervisor.Child second = supervisor.startChild(stage.puppet("a"));

    assertNotEquals(first, second);
    assertEquals(2, supervisor.counts().active());
  }

  @Test
  void childThatCrashes_isRestartedAlone() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));
    DynamicSupervisor.Child a = supervisor.startChild(stage.puppet("a"));
    DynamicSupervisor.Child b = supervisor.startChild(stage.puppet("b"));

    stage.get("a").crash();
    stage.awaitStart("a", 2);

    assertEquals(2, supervisor.child(a).orElseThrow().instance());
    assertEquals(1, supervisor.child(b).orElseThrow().instance());
  }

  @Test
  void terminatedChild_isForgotten() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));
    DynamicSupervisor.Child child = supervisor.startChild(stage.puppet("a"));

    assertTrue(supervisor.terminateChild(child));

    assertFalse(supervisor.terminateChild(child));
    assertEquals(0, supervisor.counts().specs());
  }

  @Test
  void transientChildThatReturns_isForgotten() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));
    supervisor.startChild(stage.puppet("a").withRestart(Restart.TRANSIENT));

    stage.get("a").finish();
    stage.awaitEnd("a");

    assertEquals(0, supervisor.counts().specs());
  }

  @Test
  void oneChildTooMany_isRefused() {
    DynamicSupervisor supervisor =
        stage.start(DynamicSupervisorSpec.of("pool").withChildCountMax(1));
    supervisor.startChild(stage.puppet("a"));

    assertThrows(IllegalStateException.class, () -> supervisor.startChild(stage.puppet("b")));
  }

  @Test
  void tooManyFailures_endIt() {
    DynamicSupervisor supervisor =
        stage.start(
            DynamicSupervisorSpec.of("pool")
                .withIntensity(RestartIntensity.of(0, Duration.ofSeconds(1))));
    supervisor.startChild(stage.puppet("a"));

    stage.get("a").crash();

    assertInstanceOf(ExitReason.GaveUp.class, stage.end());
  }

  @Test
  void closing_asksAllChildrenAtTheSameTime() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));
    var bothAsked = new CountDownLatch(2);
    Task waitsForTheOther =
        context -> {
          var end = new CountDownLatch(1);
          context.onStop(() -> {
            bothAsked.countDown();
            end.countDown();
          });
          end.await();
          bothAsked.await();
        };
    supervisor.startChild(ChildSpec.of("a", waitsForTheOther));
    supervisor.startChild(ChildSpec.of("b", waitsForTheOther));

    supervisor.close();

    assertInstanceOf(ExitReason.Stopped.class, stage.end());
  }

  @Test
  void asAChild_itIsReachedThroughItsParent() {
    Supervisor top =
        stage.start(
            SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
                .withChild(ChildSpec.of(DynamicSupervisorSpec.of("pool"))));

    top.dynamicSupervisor("pool").orElseThrow().startChild(stage.puppet("a"));

    assertTrue(top.tree().toString().contains("    a RUNNING #1"));
  }

  @Test
  void tenThousandChildren_areNotMany() {
    DynamicSupervisor supervisor = stage.start(DynamicSupervisorSpec.of("pool"));
    ChildSpec quiet = ChildSpec.of("a", _ -> new CountDownLatch(1).await());

    for (int i = 0; i < 10_000; i++) {
      supervisor.startChild(quiet);
    }

    assertEquals(10_000, supervisor.counts().active());
    supervisor.close();
  }
}
