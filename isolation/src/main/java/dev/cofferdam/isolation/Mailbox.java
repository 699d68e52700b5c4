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
    for (Call call : closeAndEmpty(refused)) {
      call.refuse(refused);
    }
  }

  private List<Call> closeAndEmpty(CallOutcome.Refused refused) {
    lock.lock();
    try {
      closed = refused;
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
      closed = null;
    } finally {
      lock.unlock();
    }
  }

  /// Refuses the calls whose deadline is over, and returns the next deadline. The calls of one
  /// guest have the same time, so the first to come is the first to be late.
  OptionalLong refuseOverdue(long nowNanos) {
    for (Call late = pollOverdue(nowNanos); late != null; late = pollOverdue(nowNanos)) {
      late.refuse(
          new CallOutcome.Refused(
              Refusal.OVERLOADED, "the deadline passed while the call waited for the guest"));
    }
    lock.lock();
    try {
      Call first = calls.peek();
      return first == null ? OptionalLong.empty() : OptionalLong.of(first.deadlineNanos());
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Call pollOverdue(long nowNanos) {
    lock.lock();
    try {
      Call first = calls.peek();
      return first != null && first.deadlineNanos() - nowNanos <= 0 ? calls.poll() : null;
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
