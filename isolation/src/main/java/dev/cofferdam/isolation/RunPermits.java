package dev.cofferdam.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets at most so many guests run at a time as there are processors, and gives each its turn.
///
/// A guest whose quantum is over while others wait, or virtual threads of the host, gives its
/// permit back and queues up: {@link RunQueue} says who is next. A platform thread, the dispatcher,
/// wakes the next: a guest that did it would keep its processor, and so would one that yields,
/// because the JVM's scheduler looks where it took the last thread from before it looks anywhere
/// else. A guest that blocks in a host function needs no processor, so the dispatcher lends its
/// permit on; it queues up when it runs on.
///
/// Safe for use by many threads; its monitor guards everything but the fields of a turn that are
/// volatile.
final class RunPermits {
  /// How long a guest runs before it lets others.
  private static final long QUANTUM_NANOS = 500_000;

  /// How often the dispatcher looks for guests that block, while others wait.
  private static final long BLOCKED_LOOK_NANOS = 1_000_000;

  /// How long the host's virtual threads go first at most, and how often it is looked.
  private static final long HOST_FIRST_NANOS = 1_000_000;

  private static final long HOST_LOOK_NANOS = 20_000;

  private static final RunPermits SHARED =
      new RunPermits(Runtime.getRuntime().availableProcessors());

  private final Thread dispatcher;
  private final RunQueue queue = new RunQueue();
  private final List<Turn> running;
  private final int count;
  private volatile boolean hasWaiting;

  RunPermits(int count) {
    this.count = count;
    this.running = new ArrayList<>(count);
    this.dispatcher =
        Thread.ofPlatform().daemon().name("cofferdam-dispatcher").unstarted(this::dispatch);
    dispatcher.start();
  }

  /// Returns the permits of this JVM.
  static RunPermits shared() {
    return SHARED;
  }

  /// One guest's part in this. Only the thread that runs the guest uses it.
  static final class Turn {
    private volatile @Nullable Thread thread;
    private volatile boolean isRunning;

    /// Whether the thread knows that it has the permit; before that, it waits for just this.
    private volatile boolean isTaken;

    /// Whether its guest is to end; guarded by the monitor of the permits.
    private boolean isEnding;

    private long sinceNanos;

    /// How long the guest has run in this call, as far as it gave the permit back itself.
    private long usedNanos;

    private final WaitClock waits = new WaitClock();

    /// Returns how long this guest has waited, since a call of it began; any thread may ask.
    long waitedNanos() {
      return waits.nanos();
    }

    /// Returns whether its guest is to end.
    boolean isEnding() {
      return isEnding;
    }

    /// Begins to count anew, for another call.
    void forgetWaits() {
      waits.reset();
      usedNanos = 0;
    }
  }

  /// Waits for a permit, at most `timeoutNanos`; after that the guest goes on without, to find its
  /// deadline missed. An interrupt is kept for later.
  void acquire(Turn turn, long timeoutNanos) {
    turn.thread = Thread.currentThread();
    turn.isTaken = false;
    if (!tryAcquire(turn)) {
      LockSupport.unpark(dispatcher);
      await(turn, timeoutNanos);
    }
    begin(turn);
  }

  private static void begin(Turn turn) {
    turn.isTaken = true;
    turn.sinceNanos = System.nanoTime();
  }

  private void await(Turn turn, long timeoutNanos) {
    boolean isInterrupted = false;
    long start = System.nanoTime();
    long waited = 0;
    turn.waits.begin();
    while (!turn.isRunning && waited < timeoutNanos) {
      LockSupport.parkNanos(this, timeoutNanos - waited);
      isInterrupted |= Thread.interrupted();
      waited = System.nanoTime() - start;
    }
    withdraw(turn);
    turn.waits.end();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean tryAcquire(Turn turn) {
    boolean isNew = turn.usedNanos < QUANTUM_NANOS;
    if (running.size() < count && (isNew ? queue.letPass() : queue.isEmpty())) {
      turn.isRunning = true;
      running.add(turn);
      return true;
    }
    if (isNew) {
      queue.addArrived(turn);
    } else {
      queue.addPreempted(turn);
    }
    hasWaiting = true;
    return false;
  }

  private synchronized void withdraw(Turn turn) {
    if (!turn.isRunning) {
      queue.remove(turn);
      hasWaiting = !queue.isEmpty();
    }
  }

  /// Has a guest that was cancelled wait for no turn but those of others that are to end.
  synchronized void hasten(Turn turn) {
    turn.isEnding = true;
    queue.hasten(turn);
  }

  /// Gives the permit back, if it was not lent on.
  void release(Turn turn) {
    giveBack(turn);
    turn.thread = null;
    if (hasWaiting) {
      LockSupport.unpark(dispatcher);
    }
  }

  private synchronized void giveBack(Turn turn) {
    if (turn.isRunning) {
      turn.isRunning = false;
      turn.usedNanos += System.nanoTime() - turn.sinceNanos;
      running.remove(turn);
    }
  }

  /// Lets others run if it is their turn; called by the running guest now and then.
  void quantumEnd(Turn turn, long remainingNanos) {
    if (!turn.isRunning) {
      acquire(turn, remainingNanos);
      return;
    }
    long now = System.nanoTime();
    if (now - turn.sinceNanos < QUANTUM_NANOS) {
      return;
    }
    if (hasWaiting || VirtualThreads.areWaiting()) {
      giveWay(turn, remainingNanos);
    } else {
      turn.sinceNanos = now;
    }
  }

  /// Queues up, and parks even where there are no others.
  private void giveWay(Turn turn, long remainingNanos) {
    turn.isTaken = false;
    preempt(turn);
    LockSupport.unpark(dispatcher);
    await(turn, remainingNanos);
    begin(turn);
  }

  private synchronized void preempt(Turn turn) {
    giveBack(turn);
    queue.addPreempted(turn);
    hasWaiting = true;
  }

  /// All guests wait for this thread, so nothing ends it: what fails is tried again.
  @SuppressWarnings("InfiniteLoopStatement")
  private void dispatch() {
    while (true) {
      try {
        dispatchNext();
      } catch (Throwable unforeseen) {
        LockSupport.parkNanos(this, BLOCKED_LOOK_NANOS);
      }
    }
  }

  private void dispatchNext() {
    if (isNextPreempted()) {
      awaitHost();
    }
    Turn next = next();
    if (next != null) {
      LockSupport.unpark(next.thread);
    } else if (hasWaiting) {
      LockSupport.parkNanos(this, BLOCKED_LOOK_NANOS);
    } else {
      LockSupport.parkNanos(this, TimeUnit.HOURS.toNanos(1));
    }
  }

  private synchronized boolean isNextPreempted() {
    return running.size() < count && queue.isNextPreempted();
  }

  /// Lets virtual threads of the host have a processor that is free before a guest has it again,
  /// for a moment: a host that needs all processors all the time is not to stop its guests.
  private void awaitHost() {
    long start = System.nanoTime();
    while (VirtualThreads.areWaiting() && System.nanoTime() - start < HOST_FIRST_NANOS) {
      LockSupport.parkNanos(this, HOST_LOOK_NANOS);
    }
  }

  private synchronized @Nullable Turn next() {
    if (running.size() >= count && !queue.isEmpty()) {
      running.removeIf(RunPermits::stopsBecauseBlocked);
    }
    Turn next = running.size() < count ? queue.poll() : null;
    if (next != null) {
      running.add(next);
      next.isRunning = true;
    }
    hasWaiting = !queue.isEmpty();
    return next;
  }

  private static boolean stopsBecauseBlocked(Turn turn) {
    Thread thread = turn.thread;
    boolean isBlocked =
        turn.isTaken
            && thread != null
            && switch (thread.getState()) {
              case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
              case NEW, RUNNABLE -> false;
            };
    if (isBlocked) {
      turn.isRunning = false;
    }
    return isBlocked;
  }
}
