package dev.cofferdam.isolation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The calls that wait for a guest, first come, first served, so many and no more. Calls stay in it
/// while the guest restarts. Safe for use by many threads.
final class Mailbox {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Call> calls = new ArrayDeque<>();
  private CallOutcome.@Nullable Refused closed;
  private boolean isClosedForGood;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  /// Adds a call, or answers it with a refusal.
  void add(Call call) {
    CallOutcome.Refused refused = tryAdd(call);
    if (refused != null) {
      call.refuse(refused);
    }
  }

  private CallOutcome.@Nullable Refused tryAdd(Call call) {
    lock.lock();
    try {
      if (closed != null) {
        return closed;
      }
      if (calls.size() >= capacity) {
        return new CallOutcome.Refused(
            Refusal.OVERLOADED,
            capacity + " calls wait already (raise it with GuestSpec.withMailbox)");
      }
      calls.add(call);
      changed.signalAll();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /// Who takes calls; asked again after {@link #wakeAll}.
  interface Taker {
    /// Returns whether it has something else to do.
    boolean isWantedElsewhere();

    /// Returns whether it may take a call.
    boolean mayTakeCalls();
  }

  /// Waits for the next call and marks it as running.
  ///
  /// @return null once the taker is wanted elsewhere
  @Nullable Call take(Taker taker) {
    lock.lock();
    try {
      while (true) {
        if (taker.isWantedElsewhere()) {
          return null;
        }
        Call call = taker.mayTakeCalls() ? calls.poll() : null;
        if (call != null && call.run()) {
          return call;
        }
        if (call == null) {
          changed.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Has those who wait for calls look whether they have retired.
  void wakeAll() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes a call out that was withdrawn.
  void remove(Call call) {
    lock.lock();
    try {
      calls.remove(call);
    } finally {
      lock.unlock();
    }
  }

  /// Refuses what waits and what comes, until it is opened again.
  void close(CallOutcome.Refused refused) {
    for (Call call : closeAndEmpty(refused, false)) {
      call.refuse(refused);
    }
  }

  /// Refuses what waits and what comes. Nothing opens it again, or changes the reason.
  void closeForGood(CallOutcome.Refused refused) {
    List<Call> waiting = closeAndEmpty(refused, true);
    waiting.forEach(call -> call.refuse(refused));
  }

  private List<Call> closeAndEmpty(CallOutcome.Refused refused, boolean isForGood) {
    lock.lock();
    try {
      if (!isClosedForGood) {
        closed = refused;
        isClosedForGood = isForGood;
      }
      var waiting = new ArrayList<>(calls);
      calls.clear();
      changed.signalAll();
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  void open() {
    lock.lock();
    try {
      if (!isClosedForGood) {
        closed = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Refuses the calls whose deadline is over, and returns the next deadline. A call that came
  /// later may be late earlier, because another version of the guest allows less time.
  OptionalLong refuseOverdue(long nowNanos) {
    for (Call late : takeOverdue(nowNanos)) {
      late.refuse(
          new CallOutcome.Refused(
              Refusal.OVERLOADED, "the deadline passed while the call waited for the guest"));
    }
    return nextDeadline(nowNanos);
  }

  private List<Call> takeOverdue(long nowNanos) {
    lock.lock();
    try {
      List<Call> overdue =
          calls.stream().filter(call -> call.deadlineNanos() - nowNanos <= 0).toList();
      calls.removeIf(call -> call.deadlineNanos() - nowNanos <= 0);
      return overdue;
    } finally {
      lock.unlock();
    }
  }

  private OptionalLong nextDeadline(long nowNanos) {
    lock.lock();
    try {
      OptionalLong left = calls.stream().mapToLong(call -> call.deadlineNanos() - nowNanos).min();
      return left.isEmpty() ? left : OptionalLong.of(nowNanos + left.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return calls.size();
    } finally {
      lock.unlock();
    }
  }
}
