package dev.cofferdam.isolation;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The order in which waiting guests get a permit to run: those that are to end come first, they
/// only have to notice. Then, by turns, one that has just come and one that has had a quantum of
/// its call: so a short call does not wait for all the long ones, and these are not kept waiting by
/// any number of short ones.
///
/// Guarded by the monitor of the {@link RunPermits}.
final class RunQueue {
  private final SequencedSet<RunPermits.Turn> ending = new LinkedHashSet<>();
  private final SequencedSet<RunPermits.Turn> arrived = new LinkedHashSet<>();
  private final SequencedSet<RunPermits.Turn> preempted = new LinkedHashSet<>();

  /// Whether one that had just come was the last to be taken while others had given way.
  private boolean wasArrival;

  boolean isEmpty() {
    return ending.isEmpty() && arrived.isEmpty() && preempted.isEmpty();
  }

  void addArrived(RunPermits.Turn turn) {
    (turn.isEnding() ? ending : arrived).add(turn);
  }

  void addPreempted(RunPermits.Turn turn) {
    (turn.isEnding() ? ending : preempted).add(turn);
  }

  void remove(RunPermits.Turn turn) {
    ending.remove(turn);
    arrived.remove(turn);
    preempted.remove(turn);
  }

  /// Puts one that is to end where it belongs, if it waits.
  void hasten(RunPermits.Turn turn) {
    if (arrived.contains(turn) || preempted.contains(turn)) {
      ending.add(turn);
      arrived.remove(turn);
      preempted.remove(turn);
    }
  }

  /// Returns whether one that has just come may take a free permit without waiting; if so, it was
  /// its turn.
  boolean letPass() {
    boolean mayPass = ending.isEmpty() && arrived.isEmpty() && (preempted.isEmpty() || !wasArrival);
    if (mayPass) {
      wasArrival = !preempted.isEmpty();
    }
    return mayPass;
  }

  /// Returns whether the next is one that gave way.
  boolean isNextPreempted() {
    return ending.isEmpty() && !preempted.isEmpty() && (arrived.isEmpty() || wasArrival);
  }

  /// Takes the next, or returns null where none waits.
  RunPermits.@Nullable Turn poll() {
    if (!ending.isEmpty()) {
      return ending.removeFirst();
    }
    boolean isPreempted = isNextPreempted();
    wasArrival = !isPreempted && !preempted.isEmpty();
    SequencedSet<RunPermits.Turn> from = isPreempted ? preempted : arrived;
    return from.isEmpty() ? null : from.removeFirst();
  }
}
