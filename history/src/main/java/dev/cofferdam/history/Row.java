package dev.cofferdam.history;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An event as it is written, without its number: everything is capped and escaped.
sealed interface Row {
  /// A crash.
  record Crash(
      Instant time,
      String guest,
      CrashReport.Target target,
      StoredCrash.Failure failure,
      String json)
      implements Row {}

  /// Anything else.
  record Other(Instant time, String guest, StoredEvent.Kind kind, String detail) implements Row {}

  /// Returns whether an event is written at all. An instance that started is not: the plan of its
  /// restart is.
  static boolean isFor(GuestEvent event) {
    return !(event instanceof GuestEvent.Started);
  }

  /// Returns what is written of an event.
  static Optional<Row> of(GuestEvent event) {
    return switch (event) {
      case GuestEvent.Started _ -> Optional.empty();
      case GuestEvent.Crashed crashed -> Optional.of(crash(crashed));
      case GuestEvent.RestartPlanned planned ->
          other(event, StoredEvent.Kind.RESTART_PLANNED, delay(planned.delay()));
      case GuestEvent.Quarantined quarantined ->
          other(event, StoredEvent.Kind.QUARANTINED, quarantined.quarantine().why());
      case GuestEvent.Released _ -> other(event, StoredEvent.Kind.RELEASED, "");
      case GuestEvent.Replaced replaced ->
          other(event, StoredEvent.Kind.REPLACED, replaced.digest());
      case GuestEvent.RolledBack back -> other(event, StoredEvent.Kind.ROLLED_BACK, back.why());
      case GuestEvent.Stopped _ -> other(event, StoredEvent.Kind.STOPPED, "");
    };
  }

  /// Returns the note that events are missing.
  static Row lost(Instant time, long count) {
    return new Other(time, "", StoredEvent.Kind.LOST, count + " events");
  }

  private static Optional<Row> other(GuestEvent event, StoredEvent.Kind kind, String detail) {
    return Optional.of(
        new Other(event.time(), StoredText.name(event.guest()), kind, StoredText.sentence(detail)));
  }

  private static String delay(Duration delay) {
    return delay.isZero() ? "at once" : "after " + delay.toMillis() + " ms";
  }

  private static Crash crash(GuestEvent.Crashed crashed) {
    CrashReport report = crashed.report();
    CrashReport.Failure failure = report.failure();
    String top = failure.frames().isEmpty() ? "" : failure.frames().getFirst().toString();
    return new Crash(
        crashed.time(),
        StoredText.name(crashed.guest()),
        new CrashReport.Target(
            StoredText.name(report.target().component()),
            StoredText.name(report.target().digest()),
            StoredText.name(report.target().function())),
        new StoredCrash.Failure(
            StoredText.name(failure.kind()),
            StoredText.sentence(failure.sentence()),
            StoredText.sentence(top),
            StoredText.fingerprint(report.fingerprint())),
        ReportText.json(report));
  }
}
