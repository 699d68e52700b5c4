package dev.cofferdam.fleet.config;

/// Where a guest's standard output and error go. Its input is empty.
public enum StdioGrant {
  /// To the fleet's log, line by line.
  LOG,
  /// To the fleet's own, as the guest wrote it.
  INHERIT,
  /// Nowhere.
  NONE
}
