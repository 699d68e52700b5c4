package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SupervisorTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void children_startInOrderAndStopInReverse() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a", "b", "c");
    List<ChildInfo> children = supervisor.children();

    supervisor.close();

    assertEquals(List.of("a", "b", "c"), children.stream().map(ChildInfo::id).toList());
    assertEquals(List.of("-c", "-b", "-a"), stage.journal.subList(3, 6));
  }

  @Test
  void announcedStart_isWaitedFor() {
    ChildSpec slow =
        ChildSpec.of(
                "slow",
                context -> {
                  stage.journal.add("slow is ready");
                  context.started();
                  new Puppet("slow", stage.journal).run(context);
                })
            .withAnnouncedStart();

    stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withChild(slow)
            .withChild(stage.puppet("b")));

    assertEquals("slow is ready", stage.journal.getFirst());
  }

  @Test
  void childThatDoesNotStart_stopsThoseBeforeIt() {
    SupervisorSpec spec =
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withChild(stage.puppet("a"))
            .withChild(failing("b"));

    var failure = assertThrows(ChildStartException.class, () -> stage.start(spec));

    assertInstanceOf(ArithmeticException.class, failure.getCause());
    assertEquals("-a", stage.journal.getLast());
  }

  private static ChildSpec failing(String id) {
    Task task =
        _ -> {
          throw new ArithmeticException("no start");
        };
    return ChildSpec.of(id, task).withAnnouncedStart();
  }

  @Test
  void permanentChild_thatReturns_isRestarted() {
    stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    stage.get("a").finish();

    stage.awaitStart("a", 2);
  }

  @Test
  void transientChild_thatReturns_staysDown() {
    stage.start(one(stage.puppet("a").withRestart(Restart.TRANSIENT)));

    stage.get("a").finish();

    assertInstanceOf(ExitReason.Normal.class, stage.awaitEnd("a"));
    assertEquals(ChildStatus.STOPPED, stage.status("a"));
  }

  @Test
  void transientChild_thatCrashes_isRestarted() {
    stage.start(one(stage.puppet("a").withRestart(Restart.TRANSIENT)));

    stage.get("a").crash();

    stage.awaitStart("a", 2);
  }

  @Test
  void temporaryChild_thatCrashes_isForgotten() {
    Supervisor supervisor = stage.start(one(stage.puppet("a").withRestart(Restart.TEMPORARY)));

    stage.get("a").crash();

    assertInstanceOf(ExitReason.Failed.class, stage.awaitEnd("a"));
    assertEquals(List.of(), supervisor.children());
  }

  @Test
  void oneFailureTooMany_endsTheSupervisorInReverseOrder() {
    stage.start(RestartStrategy.ONE_FOR_ONE, "a", "b", "c");

    for (int instance = 2; instance <= 4; instance++) {
      stage.get("b").crash();
      stage.awaitStart("b", instance);
    }
    stage.get("b").crash();

    var reason = assertInstanceOf(ExitReason.GaveUp.class, stage.end());
    assertEquals("b", reason.child());
    assertEquals(List.of("-c", "-a"), stage.journal.subList(6, 8));
  }

  @Test
  void failuresFurtherApartThanTheWindow_areRestartedForEver() {
    stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    for (int instance = 2; instance <= 10; instance++) {
      stage.get("a").crash();
      stage.awaitStart("a", instance);
      stage.advance(Duration.ofSeconds(2));
    }

    assertEquals(ChildStatus.RUNNING, stage.status("a"));
  }

  @Test
  void childThatFailsToRestart_isAFailureEachTime() {
    var starts = new AtomicInteger();
    Task task =
        context -> {
          if (starts.incrementAndGet() > 1) {
            throw new ArithmeticException("no restart");
          }
          context.started();
        };
    stage.start(one(ChildSpec.of("a", task).withAnnouncedStart()));

    assertInstanceOf(ExitReason.GaveUp.class, stage.end());
    assertEquals(4, starts.get());
  }

  @Test
  void errorOfAChild_isAFailureAndNothingElse() {
    Task task =
        context -> {
          if (context.instance() == 1) {
            throw new StackOverflowError();
          }
          new Puppet("a", stage.journal).run(context);
        };

    stage.start(one(ChildSpec.of("a", task)));

    stage.awaitStart("a", 2);
  }

  @Test
  void startChild_addsAChildAtTheEnd() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    supervisor.startChild(stage.puppet("b"));

    assertEquals(List.of("a", "b"), supervisor.children().stream().map(ChildInfo::id).toList());
    assertThrows(IllegalArgumentException.class, () -> supervisor.startChild(stage.puppet("b")));
  }

  @Test
  void startChild_thatDoesNotStart_isForgotten() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    assertThrows(ChildStartException.class, () -> supervisor.startChild(failing("b")));

    assertEquals(1, supervisor.counts().specs());
  }

  @Test
  void terminatedChild_staysDownUntilItIsRestarted() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    supervisor.terminateChild("a");
    ChildStatus between = stage.status("a");
    supervisor.restartChild("a");

    assertEquals(ChildStatus.STOPPED, between);
    assertEquals(ChildStatus.RUNNING, stage.status("a"));
  }

  @Test
  void deleteChild_wantsItStopped() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    assertThrows(IllegalStateException.class, () -> supervisor.deleteChild("a"));
    supervisor.terminateChild("a");
    supervisor.deleteChild("a");

    assertThrows(IllegalArgumentException.class, () -> supervisor.restartChild("a"));
  }

  @Test
  void endedSupervisor_refusesRequests() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    supervisor.close();

    assertThrows(IllegalStateException.class, () -> supervisor.startChild(stage.puppet("b")));
    assertTrue(supervisor.ended().isDone());
  }

  @Test
  void cancellingTheFutureOfTheEnd_leavesTheSupervisorAlone() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ONE, "a");

    supervisor.ended().cancel(true);

    assertFalse(supervisor.ended().isDone());
  }

  @Test
  void clockThatJumpsBack_delaysNothing() {
    stage.start(RestartStrategy.ONE_FOR_ONE, "a");
    stage.advance(Duration.ofDays(-1));

    stage.get("a").crash();

    stage.awaitStart("a", 2);
  }

  private static SupervisorSpec one(ChildSpec child) {
    return SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE).withChild(child);
  }
}
