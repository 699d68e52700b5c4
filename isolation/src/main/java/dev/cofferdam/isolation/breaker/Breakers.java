package dev.cofferdam.isolation.breaker;

import dev.cofferdam.isolation.BreakerBudget;
import dev.cofferdam.isolation.HostFuncInfo;
import dev.cofferdam.supervisor.TimeSource;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// The breakers of one guest, by the names of the functions. There are as many as functions that
/// the host defines and the guest has called.
public final class Breakers {
  private final BreakerBudget budget;
  private final TimeSource time;
  private final ConcurrentSkipListMap<String, Breaker> breakers = new ConcurrentSkipListMap<>();

  /// Makes breakers that are all closed.
  public Breakers(BreakerBudget budget, TimeSource time) {
    this.budget = budget;
    this.time = time;
  }

  Breaker of(String name) {
    return breakers.computeIfAbsent(name, n -> new Breaker(n, budget, nowNanos()));
  }

  long nowNanos() {
    return time.nanoTime();
  }

  /// Returns how each function does that was called, by their names.
  public List<HostFuncInfo> infos() {
    return breakers.values().stream().map(Breaker::info).toList();
  }
}
