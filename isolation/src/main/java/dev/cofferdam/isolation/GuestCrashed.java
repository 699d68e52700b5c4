package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;

/// Thrown to the caller whose call crashed a guest, or was stopped by one of its limits. When it
/// arrives, the guest's Store is closed and its next life has begun, waits, or is refused by
/// quarantine.
public final class GuestCrashed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CrashReport report;

  GuestCrashed(Outcome.Crashed crashed) {
    super(crashed.report().toLine(), crashed.cause());
    this.report = crashed.report();
  }

  /// Returns what is known of the crash.
  public CrashReport report() {
    return report;
  }
}
