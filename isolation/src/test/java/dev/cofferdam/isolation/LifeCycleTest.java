package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    for (LifeEvent event : EVENTS) {
      boolean ends =
          event instanceof LifeEvent.Released || event instanceof LifeEvent.StopRequested;

      var next = LifeCycle.decide(GuestState.QUARANTINED, event).next();

      assertEquals(!ends, next == GuestState.QUARANTINED, event.toString());
    }
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

  private static void assertAtMostOneInstance(GuestState state, LifeEvent event, LifeStep step) {
    boolean hasInstance = state == GuestState.STARTING || state == GuestState.READY;
    boolean endsIt = event instanceof LifeEvent.Crashed || event instanceof LifeEvent.Finished;
    if (step.action() instanceof LifeStep.Action.Start) {
      assertEquals(GuestState.STARTING, step.next());
      assertEquals(hasInstance, endsIt, state + " " + event);
    }
    if (step.action() instanceof LifeStep.Action.StartAfter) {
      assertInstanceOf(LifeEvent.Crashed.class, event);
    }
  }
}
