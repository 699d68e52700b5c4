package dev.cofferdam.history;

import dev.cofferdam.isolation.report.CrashReport;
import java.time.Instant;

/// A crash as lists show it. Names that come from the guest are capped and escaped.
///
/// @param id number of the crash in this database; later crashes have larger ones
/// @param time when the failure left the guest, in microseconds
/// @param guest name of the guest
/// @param target what was called
/// @param failure what happened
public record StoredCrash(
    long id, Instant time, String guest, CrashReport.Target target, Failure failure) {
  /// What happened.
  ///
  /// @param kind the word for machines
  /// @param sentence the sentence for people
  /// @param topFrame the innermost call, or empty where there is none
  /// @param fingerprint what equal crashes have in common
  public record Failure(String kind, String sentence, String topFrame, String fingerprint) {}
}
