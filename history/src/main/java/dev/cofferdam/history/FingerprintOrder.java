package dev.cofferdam.history;

/// Which fingerprints come first.
public enum FingerprintOrder {
  /// Those that happened most often.
  COUNT("crash_count DESC"),
  /// Those that happened last.
  LAST_SEEN("last_seen DESC");

  private final String columns;

  FingerprintOrder(String columns) {
    this.columns = columns;
  }

  String columns() {
    return columns;
  }
}
