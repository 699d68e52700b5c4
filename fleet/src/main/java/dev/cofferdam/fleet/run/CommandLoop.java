package dev.cofferdam.fleet.run;

import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.supervisor.Restart;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Runs a guest's command again and again, on a virtual thread of its own, as its restart type
/// says.
final class CommandLoop implements Runnable {
  /// How long to wait at most until a guest that could not be run is tried again.
  private static final Duration RETRY = Duration.ofSeconds(1);

  /// What the loop drives.
  ///
  /// @param run runs the command once and waits for its end
  /// @param renew gives the guest a new Store: a command is run once in each
  record Command(Supplier<CallOutcome> run, Runnable renew) {}

  private final Command command;
  private final Restart restart;
  private final CrashBudget budget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean isStopped;
  private boolean isOver;
  private volatile boolean isRunning;
  private volatile boolean isDone;
  private volatile String lastEnd = "";

  CommandLoop(Command command, Restart restart, CrashBudget budget) {
    this.command = command;
    this.restart = restart;
    this.budget = budget;
  }

  @Override
  public void run() {
    int quickRuns = 0;
    while (!isOver()) {
      long startNanos = System.nanoTime();
      isRunning = true;
      CallOutcome outcome = command.run().get();
      isRunning = false;
      lastEnd = CommandRules.sentence(outcome);
      Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
      quickRuns = CommandRules.isQuick(took) ? quickRuns + 1 : 0;
      follow(outcome, quickRuns);
    }
  }

  private void follow(CallOutcome outcome, int quickRuns) {
    switch (CommandRules.next(outcome, restart)) {
      case DONE -> isDone = true;
      case WHEN_READY -> pause(RETRY);
      case AGAIN -> again(outcome, quickRuns);
    }
  }

  /// A guest that crashed has a delay of its own, and a new Store; one that exited has the Store.
  private void again(CallOutcome outcome, int quickRuns) {
    if (outcome instanceof Outcome.Crashed) {
      return;
    }
    pause(CommandRules.delay(quickRuns, budget));
    if (outcome instanceof Outcome.Returned && !isStopped()) {
      command.renew().run();
    }
  }

  private void pause(Duration delay) {
    lock.lock();
    try {
      long leftNanos = delay.toNanos();
      while (!isStopped && leftNanos > 0) {
        leftNanos = changed.awaitNanos(leftNanos);
      }
    } catch (InterruptedException _) {
      isStopped = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    lock.lock();
    try {
      isOver = isStopped || isDone;
      return isOver;
    } finally {
      lock.unlock();
    }
  }

  /// Takes back that it was stopped. Returns whether the loop goes on, or has nothing left to do;
  /// else it has ended already, and another must take its place.
  boolean goOn() {
    lock.lock();
    try {
      isStopped = false;
      return !isOver || isDone;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return isStopped;
    } finally {
      lock.unlock();
    }
  }

  /// Runs the command no more; the run that is on is not ended by this.
  void stop() {
    lock.lock();
    try {
      isStopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isRunning() {
    return isRunning;
  }

  boolean isDone() {
    return isDone;
  }

  /// Returns how the last run ended, for people; empty before.
  String lastEnd() {
    return lastEnd;
  }
}
