package dev.cofferdam.isolation;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The call that runs in one instance, if one does, and who ends it: the thread that runs it, or
/// somebody who takes it away and answers it. Its monitor guards it.
final class RunningCall {
  /// How long a guest that is late has to notice by itself. Then something holds it up.
  private static final long GRACE_NANOS = 25_000_000;

  private static final long LOOK_NANOS = GRACE_NANOS / 5;

  private final DetachedCalls detached;
  private final HeapShare heap;
  private final long heapBytes;
  private @Nullable Call call;
  private long sinceNanos;
  private boolean isCancelled;
  private boolean isDetached;
  private boolean isOver;
  private boolean holdsHeap;

  /// @param detached counts the call if it is taken away
  /// @param heap where what the instance fills is counted, if it outlives what was set aside
  /// @param heapBytes how much that is
  RunningCall(DetachedCalls detached, HeapShare heap, long heapBytes) {
    this.detached = detached;
    this.heap = heap;
    this.heapBytes = heapBytes;
  }

  /// How a call has ended, as its thread sees it.
  enum Fate {
    GOES_ON,
    CANCELLED,
    /// Somebody else answers it.
    TAKEN
  }

  /// From here on others can end the call.
  synchronized void begin(Call begun) {
    call = begun;
    sinceNanos = System.nanoTime();
  }

  synchronized Fate end(Call ended) {
    call = null;
    if (!ended.claimEnd()) {
      return Fate.TAKEN;
    }
    return isCancelled ? Fate.CANCELLED : Fate.GOES_ON;
  }

  /// Takes note that a call is to be stopped; returns whether it runs here.
  synchronized boolean cancel(Call cancelled) {
    boolean isHere = cancelled.equals(call);
    isCancelled |= isHere;
    return isHere;
  }

  /// Takes note that whatever runs here is to be stopped.
  synchronized void cancelAny() {
    isCancelled = true;
  }

  synchronized boolean isCancelled() {
    return isCancelled;
  }

  synchronized @Nullable Call call() {
    return call;
  }

  /// Returns when the call began, on the clock of `System.nanoTime`.
  synchronized long sinceNanos() {
    return sinceNanos;
  }

  /// Takes a call away from the thread that runs it, to answer it; false where it has ended.
  ///
  /// @param isDetaching whether nobody knows when the thread will be done with it
  synchronized boolean take(Call taken, boolean isDetaching) {
    if (isOver || !taken.equals(call) || !taken.claimEnd()) {
      return false;
    }
    holdHeap();
    isDetached = isDetaching;
    if (isDetaching) {
      detached.began();
    }
    return true;
  }

  /// Counts what the instance fills of the heap until nothing runs here any more: what was set
  /// aside for it goes to another one, or back.
  synchronized void holdHeap() {
    if (!isOver && !holdsHeap) {
      holdsHeap = true;
      heap.hold(heapBytes);
    }
  }

  /// Takes note that nothing runs here any more, and never will.
  synchronized void over() {
    isOver = true;
    call = null;
    if (holdsHeap) {
      heap.release(heapBytes);
    }
    if (isDetached) {
      isDetached = false;
      detached.ended();
    }
  }

  /// Returns the call if it is late although its guest should have noticed.
  synchronized @Nullable Call late(long nowNanos) {
    Call running = call;
    return running == null || dueNanos(running) - nowNanos > 0 ? null : running;
  }

  /// Returns when to look for a late call again, if one runs.
  synchronized OptionalLong nextLook(long nowNanos) {
    Call running = call;
    return running == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(dueNanos(running), nowNanos + LOOK_NANOS));
  }

  /// Returns when a call is late although its guest should have noticed.
  static long dueNanos(Call call) {
    return call.deadlineNanos() + GRACE_NANOS;
  }
}
