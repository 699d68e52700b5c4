package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.supervisor.ChildState.Goal;
import dev.cofferdam.supervisor.SupervisorState.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A supervisor's decision with a world that keeps its own account of what was done, and checks
/// every step against what supervision promises.
final class DecisionWorld {
  private final TreeMap<Long, Integer> live = new TreeMap<>();
  private final TreeSet<Long> terminated = new TreeSet<>();
  private final List<Long> restarts = new ArrayList<>();
  private SupervisorState state;
  private boolean isStopWanted;
  private boolean hasEnded;

  DecisionWorld(Rules rules) {
    state = SupervisorState.of(rules, 0);
  }

  private DecisionWorld(DecisionWorld other) {
    state = other.state;
    live.putAll(other.live);
    terminated.addAll(other.terminated);
    restarts.addAll(other.restarts);
    isStopWanted = other.isStopWanted;
    hasEnded = other.hasEnded;
  }

  DecisionWorld copy() {
    return new DecisionWorld(this);
  }

  SupervisorState state() {
    return state;
  }

  Map<Long, Integer> live() {
    return live;
  }

  boolean hasEnded() {
    return hasEnded;
  }

  void feed(Input input, long clock) {
    SupervisorState before = state;
    note(input);
    Transition next = Decision.decide(before, input, clock);
    state = next.state();
    assertTrue(state.nowNanos() >= before.nowNanos(), "time went back");
    for (Action action : next.actions()) {
      check(action, before);
    }
    checkSiblings(before, input, next);
    checkAgreement();
  }

  private void note(Input input) {
    switch (input) {
      case Input.Ended(long key, int instance, ExitReason _) -> live.remove(key, instance);
      case Input.Terminate(long key) -> terminated.add(key);
      case Input.Restart(long key) -> {
        ChildState child = state.children().find(key);
        if (child != null && !child.isAlive() && !child.isWanted()) {
          terminated.remove(key);
        }
      }
      case Input.Stop _, Input.StopNow _ -> isStopWanted = true;
      case Input.Boot _, Input.Add _, Input.Started _, Input.Delete _, Input.Tick _ -> {}
    }
  }

  private void check(Action action, SupervisorState before) {
    assertFalse(hasEnded, "acted after its end");
    switch (action) {
      case Action.Start(long key, ChildSpec _, int instance) -> {
        assertNull(live.put(key, instance), "two live instances of one child");
        assertTrue(state.mode() != Mode.STOPPING, "started while stopping");
        checkStartOrder(key, before);
        assertFalse(isStopWanted, "a restart won against the stop of the supervisor");
        assertFalse(terminated.contains(key), "a restart won against the stop of the child");
      }
      case Action.Ask(long key, int instance) -> {
        assertEquals(instance, live.get(key), "asked somebody else");
        checkStopOrder(key, before);
      }
      case Action.Cancel(long key, int instance) -> assertEquals(instance, live.get(key));
      case Action.Condemn(long key, int instance) -> assertTrue(live.remove(key, instance));
      case Action.ReportRestart _ -> checkIntensity();
      case Action.End _ -> {
        assertTrue(live.isEmpty(), "ended before its children");
        hasEnded = true;
      }
      case Action.Up _, Action.Down _, Action.Refuse _, Action.Forget _, Action.Booted _ -> {}
      case Action.ReportStarted _, Action.ReportEnded _ -> {}
    }
  }

  private boolean isOrdered(SupervisorState before) {
    boolean isGroup = state.rules().strategy() != RestartStrategy.ONE_FOR_ONE;
    boolean isWhole = before.mode() == Mode.BOOTING || state.mode() == Mode.STOPPING;
    return !state.rules().isDynamic() && (isGroup || isWhole);
  }

  private void checkStopOrder(long key, SupervisorState before) {
    for (int i = 0; i < state.children().size() && isOrdered(before); i++) {
      ChildState child = state.children().at(i);
      assertTrue(!child.mustStop() || child.key() <= key, "stopped before a child after it");
    }
  }

  private void checkStartOrder(long key, SupervisorState before) {
    for (int i = 0; i < state.children().size() && isOrdered(before); i++) {
      ChildState child = state.children().at(i);
      assertFalse(child.mustStop(), "started before all had stopped");
      boolean isBefore = child.key() < key && child.isWanted();
      assertTrue(!isBefore || child.phase() == Phase.RUNNING, "started before one before it");
    }
  }

  private void checkIntensity() {
    RestartIntensity intensity = state.rules().intensity();
    restarts.add(state.nowNanos());
    long since = state.nowNanos() - intensity.window().toNanos();
    long count = restarts.stream().filter(time -> time >= since).count();
    assertTrue(count <= intensity.restartCount(), "too many restarts");
  }

  /// With ONE_FOR_ONE the end of a child has nothing stopped but what was to be stopped anyway.
  private void checkSiblings(SupervisorState before, Input input, Transition next) {
    boolean isFailure = input instanceof Input.Ended && state.mode() == Mode.RUNNING;
    if (isFailure && before.rules().strategy() == RestartStrategy.ONE_FOR_ONE) {
      for (Action action : next.actions()) {
        if (action instanceof Action.Ask(long key, int _)) {
          ChildState sibling = before.children().find(key);
          assertTrue(sibling == null || sibling.goal() != Goal.UP, "touched a sibling");
        }
      }
    }
  }

  private void checkAgreement() {
    for (int i = 0; i < state.children().size(); i++) {
      ChildState child = state.children().at(i);
      Integer instance = live.get(child.key());
      assertEquals(child.isAlive(), instance != null, "the state knows nothing of an instance");
      boolean waitsForItsTurn = !child.isAlive() && child.dueNanos() <= state.nowNanos();
      assertTrue(waitsForItsTurn || state.dueNanos() <= child.dueNanos(), "a timer is missing");
    }
  }

  /// Returns a string that worlds share in which the same can happen from here on.
  String fingerprint() {
    var text = new StringBuilder().append(state.mode()).append(isStopWanted);
    long now = state.nowNanos();
    for (int i = 0; i < state.children().size(); i++) {
      ChildState c = state.children().at(i);
      long due = c.dueNanos() == ChildState.NEVER ? -1 : Math.max(0, c.dueNanos() - now);
      text.append('|').append(c.key()).append(c.phase()).append(c.goal()).append(c.cause());
      text.append(due).append(terminated.contains(c.key()));
    }
    long window = state.rules().intensity().window().toNanos();
    restarts.stream().filter(r -> now - r <= window).forEach(r -> text.append(';').append(now - r));
    return text.toString();
  }
}
