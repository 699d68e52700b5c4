package dev.cofferdam.history;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Crashes and quarantines for tests.
final class Crashes {
  static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

  private Crashes() {}

  /// Crashes of one place have one fingerprint.
  static GuestEvent crash(String guest, int place, Instant time) {
    return crash(guest, report(guest, place, time));
  }

  static GuestEvent crash(String guest, CrashReport report) {
    return new GuestEvent.Crashed(guest, report.moment().time(), report);
  }

  static CrashReport report(String guest, int place, Instant time) {
    return report(target(guest), List.of(new WasmFrame("app", place, "crash", place)), time);
  }

  static CrashReport.Target target(String guest) {
    return new CrashReport.Target(guest + ".wasm", digest(guest), "go");
  }

  static String digest(String guest) {
    return CrashReport.digest(guest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static CrashReport report(CrashReport.Target target, List<WasmFrame> frames, Instant time) {
    return new CrashReport(
        new CrashReport.Failure("unreachable", "it is", frames, Optional.empty(), List.of()),
        target,
        new CrashReport.Usage(
            10,
            new CrashReport.Memory(65_536, 65_536),
            new CrashReport.Resources(0, Map.of()),
            Limits.untrusted(),
            Optional.empty()),
        new CrashReport.Moment(time, Duration.ofMillis(3), 1));
  }

  static Quarantine quarantine(String component, Duration length) {
    return quarantine(component, length, NOON);
  }

  static Quarantine quarantine(String component, Duration length, Instant since) {
    return new Quarantine(
        new Quarantine.Key(component, "conf", "1.0", "print"), "greeter", "crashed", since, length);
  }
}
