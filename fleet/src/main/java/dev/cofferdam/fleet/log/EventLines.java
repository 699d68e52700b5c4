package dev.cofferdam.fleet.log;

import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.report.CrashReport;

/// The lines of the log about what happens to guests.
public final class EventLines {
  private EventLines() {}

  /// Returns the line about an event.
  public static LogLine of(GuestEvent event) {
    return switch (event) {
      case GuestEvent.Started started ->
          line(event, "started").with("instance", started.instance());
      case GuestEvent.Crashed crashed -> crash(line(event, "crashed"), crashed.report());
      case GuestEvent.RestartPlanned planned ->
          line(event, "restart-planned").with("delayMillis", planned.delay().toMillis());
      case GuestEvent.Quarantined quarantined ->
          line(event, "quarantined")
              .with("why", quarantined.quarantine().why())
              .with("fingerprint", quarantined.quarantine().key().fingerprint())
              .with("triedAgainAt", quarantined.quarantine().halfOpenAt().toString());
      case GuestEvent.Released _ -> line(event, "released");
      case GuestEvent.Replaced replaced ->
          line(event, "replaced").with("digest", replaced.digest());
      case GuestEvent.RolledBack rolledBack ->
          line(event, "rolled-back").with("why", rolledBack.why());
      case GuestEvent.Stopped _ -> line(event, "stopped");
    };
  }

  private static LogLine line(GuestEvent event, String word) {
    return LogLine.of(event.time(), word).with("guest", event.guest());
  }

  private static LogLine crash(LogLine line, CrashReport report) {
    return line.with("kind", report.failure().kind())
        .with("function", report.target().function())
        .with("message", report.failure().sentence())
        .with("fingerprint", report.fingerprint())
        .with("fuelConsumed", report.usage().fuelConsumed());
  }
}
