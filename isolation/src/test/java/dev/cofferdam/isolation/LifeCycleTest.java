package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LifeCycleTest {
  private static final List<LifeEvent> EVENTS =
      List.of(
          new LifeEvent.Started(),
          new LifeEvent.Finished(new Verdict.RestartNow()),
          new LifeEvent.Finished(new Verdict.End("exit")),
          new LifeEvent.Crashed(new Verdict.RestartNow()),
          new LifeEvent.Crashed(new Verdict.RestartAfter(5)),
          new LifeEvent.Crashed(new Verdict.Quarantine("often")),
          new LifeEvent.Unready(),
          new LifeEvent.ReadyAgain(),
          new LifeEvent.Committed(),
          new LifeEvent.Held(),
          new LifeEvent.Resumed(),
          new LifeEvent.RestartDue(),
          new LifeEvent.Released(),
          new LifeEvent.StopRequested());

  @Test
  void crash_withADelay_waitsForIt() {
    var crash = new LifeEvent.Crashed(new Verdict.RestartAfter(5));

    LifeStep step = LifeCycle.decide(GuestState.READY, crash);

    assertEquals(new LifeStep(GuestState.WAITING, new LifeStep.Action.StartAfter(5)), step);
  }

  @Test
  void quarantine_endsByReleaseOnly() {
    assertEndsByReleaseOnly(GuestState.QUARANTINED);
  }

  @Test
  void ended_endsByReleaseOnly() {
    assertEndsByReleaseOnly(GuestState.ENDED);
  }

  private static void assertEndsByReleaseOnly(GuestState state) {
    for (LifeEvent event : EVENTS) {
      boolean ends =
          event instanceof LifeEvent.Released || event instanceof LifeEvent.StopRequested;

      var next = LifeCycle.decide(state, event).next();

      assertEquals(!ends, next == state, event.toString());
    }
  }

  @Test
  void held_endsByResumeOrQuarantineOnly() {
    for (LifeEvent event : EVENTS) {
      boolean ends =
          event instanceof LifeEvent.Resumed
              || event instanceof LifeEvent.Committed
              || event instanceof LifeEvent.StopRequested;

      var next = LifeCycle.decide(GuestState.HELD, event).next();

      assertEquals(!ends, next == GuestState.HELD, event.toString());
    }
  }

  @Test
  void unready_isRestartedByACrashOnly() {
    var unready = LifeCycle.decide(GuestState.READY, new LifeEvent.Unready());
    assertEquals(LifeStep.stay(GuestState.UNREADY), unready);

    var crashed =
        LifeCycle.decide(GuestState.UNREADY, new LifeEvent.Crashed(new Verdict.RestartNow()));

    assertEquals(LifeStep.start(), crashed);
  }

  @Test
  void stopped_isFinal() {
    for (LifeEvent event : EVENTS) {
      assertEquals(LifeStep.stay(GuestState.STOPPED), LifeCycle.decide(GuestState.STOPPED, event));
    }
  }

  @Test
  void stop_winsInEveryState() {
    for (GuestState state : GuestState.values()) {
      var step = LifeCycle.decide(state, new LifeEvent.StopRequested());

      assertEquals(GuestState.STOPPED, step.next());
    }
  }

  @Test
  void hundredThousandEvents_neverMakeASecondInstance() {
    var random = new Random(5);
    var state = GuestState.STARTING;
    for (int i = 0; i < 100_000; i++) {
      LifeEvent event = EVENTS.get(random.nextInt(EVENTS.size() - 1));
      LifeStep step = LifeCycle.decide(state, event);
      assertAtMostOneInstance(state, event, step);
      state = step.next();
    }
  }

  /// An instance is made only where there is none, and what has one gives it up in order.
  private static void assertAtMostOneInstance(GuestState state, LifeEvent event, LifeStep step) {
    boolean endsIt = event instanceof LifeEvent.Crashed || event instanceof LifeEvent.Finished;
    if (step.action() instanceof LifeStep.Action.Start) {
      assertEquals(GuestState.STARTING, step.next());
      assertEquals(LifeCycle.isAlive(state), endsIt, state + " " + event);
    }
    if (step.action() instanceof LifeStep.Action.StartAfter) {
      assertInstanceOf(LifeEvent.Crashed.class, event);
    }
    if (step.action() instanceof LifeStep.Action.End) {
      assertFalse(LifeCycle.isAlive(step.next()), state + " " + event);
    }
    if (LifeCycle.isAlive(state) && !LifeCycle.isAlive(step.next())) {
      assertFalse(step.action() instanceof LifeStep.Action.None, state + " " + event);
    }
  }
}
