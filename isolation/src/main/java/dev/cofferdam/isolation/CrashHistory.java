package dev.cofferdam.isolation;

import dev.cofferdam.isolation.tally.CallWindow;
import java.util.EnumMap;
import java.util.Map;

/// Counts a guest's good calls and crashes. Used under its owner's lock.
final class CrashHistory {
  private final Map<CrashAccount, Row> rows = new EnumMap<>(CrashAccount.class);
  private final CallWindow window;
  private boolean wasGood;
  private boolean isRowAfterGood;
  private long crashCount;
  private long goodCount;

  /// Crashes of one tally without a good call between.
  private static final class Row {
    int length;
    int equalLength;
    String fingerprint = "";

    void add(String next) {
      length++;
      equalLength = next.equals(fingerprint) ? equalLength + 1 : 1;
      fingerprint = next;
    }
  }

  CrashHistory(CrashBudget budget, long nowNanos) {
    window = new CallWindow(budget.window().toNanos(), nowNanos);
  }

  void good(long nowNanos) {
    goodCount++;
    wasGood = true;
    if (!rows.isEmpty()) {
      rows.keySet().removeIf(account -> account != CrashAccount.ENGINE_BUG);
    }
    window.add(false, nowNanos);
  }

  /// Counts a crash and says how things stand.
  CrashCounts crash(CrashAccount account, String fingerprint, long nowNanos) {
    crashCount++;
    if (account == CrashAccount.BREAKER) {
      return new CrashCounts(account, 1, 1, true, window.callCount(), window.crashCount());
    }
    if (rows.isEmpty()) {
      isRowAfterGood = wasGood;
    }
    wasGood = false;
    window.add(true, nowNanos);
    Row row = rows.computeIfAbsent(account, _ -> new Row());
    row.add(fingerprint);
    return new CrashCounts(
        account,
        row.length,
        row.equalLength,
        isRowAfterGood,
        window.callCount(),
        window.crashCount());
  }

  /// Forgets what would count against the guest.
  void forgive(long nowNanos) {
    rows.clear();
    window.clear(nowNanos);
  }

  long crashCount() {
    return crashCount;
  }

  long goodCount() {
    return goodCount;
  }
}
