package dev.cofferdam.isolation.breaker;

import dev.cofferdam.isolation.BreakerBudget;
import dev.cofferdam.isolation.BreakerOpen;
import dev.cofferdam.isolation.BreakerState;
import dev.cofferdam.isolation.HostFuncInfo;
import dev.cofferdam.isolation.tally.CallWindow;
import org.jspecify.annotations.Nullable;

/// Watches one function of the host for one guest. Safe for use by many threads.
public final class Breaker {
  private final String name;
  private final BreakerBudget budget;
  private final CallWindow window;
  private BreakerState state = BreakerState.CLOSED;
  private long changedNanos;
  private long callCount;
  private long failureCount;
  private int failuresInRow;
  private int detachedCount;

  Breaker(String name, BreakerBudget budget, long nowNanos) {
    this.name = name;
    this.budget = budget;
    this.window = new CallWindow(budget.window().toNanos(), nowNanos);
  }

  /// Returns the name of the function as the guest imports it.
  public String name() {
    return name;
  }

  /// Returns why the function is not called, or null where it may be.
  public synchronized @Nullable BreakerOpen enter(long nowNanos) {
    if (detachedCount >= budget.detachedMax()) {
      return refused(
          "%d calls that ignored their deadline still run in it (BreakerBudget.detachedMax)"
              .formatted(detachedCount));
    }
    long leftNanos = budget.openFor().toNanos() - Math.max(0, nowNanos - changedNanos);
    if (state != BreakerState.CLOSED && leftNanos > 0) {
      return refused(
          "its breaker is %s for another %d ms, after %d failures in a row, %d in all (BreakerBudget)"
              .formatted(word(), leftNanos / 1_000_000 + 1, failuresInRow, failureCount));
    }
    if (state != BreakerState.CLOSED) {
      // One call decides; where nobody hears of it again, the next is let through after a while.
      turn(BreakerState.HALF_OPEN, nowNanos);
    }
    callCount++;
    return null;
  }

  private String word() {
    return state == BreakerState.OPEN ? "open" : "half open";
  }

  private BreakerOpen refused(String why) {
    return new BreakerOpen(name, "host function " + name + " is not called: " + why);
  }

  private void turn(BreakerState next, long nowNanos) {
    state = next;
    changedNanos = nowNanos;
  }

  /// Counts a call that went well.
  public synchronized void good(long nowNanos) {
    failuresInRow = 0;
    if (state == BreakerState.HALF_OPEN) {
      turn(BreakerState.CLOSED, nowNanos);
      window.clear(nowNanos);
    }
    window.add(false, nowNanos);
  }

  /// Counts a failure.
  public synchronized void failed(long nowNanos) {
    failureCount++;
    failuresInRow++;
    window.add(true, nowNanos);
    if (state != BreakerState.OPEN && mustOpen()) {
      turn(BreakerState.OPEN, nowNanos);
    }
  }

  private boolean mustOpen() {
    return state == BreakerState.HALF_OPEN
        || failuresInRow >= budget.inRow()
        || (window.callCount() >= budget.windowCalls()
            && window.crashCount() * 2 > window.callCount());
  }

  synchronized void detachedBegan() {
    detachedCount++;
  }

  synchronized void detachedEnded() {
    detachedCount--;
  }

  /// Returns how the function does.
  public synchronized HostFuncInfo info() {
    return new HostFuncInfo(name, state, callCount, failureCount, failuresInRow, detachedCount);
  }
}
