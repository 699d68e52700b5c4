package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.time.Instant;

/// What the listener is told of one version of a guest. Used under the version's lock, so that it
/// hears of things in the order in which they happen.
final class VersionNews {
  private final GuestParts parts;
  private boolean isStoppedTold;

  VersionNews(GuestParts parts) {
    this.parts = parts;
  }

  void started(long instanceCount) {
    isStoppedTold = false;
    tell(new GuestEvent.Started(name(), now(), instanceCount));
  }

  void crashed(CrashReport report) {
    tell(new GuestEvent.Crashed(name(), now(), report));
  }

  void restart(long delayNanos) {
    tell(new GuestEvent.RestartPlanned(name(), now(), Duration.ofNanos(delayNanos)));
  }

  void quarantined(Quarantine begun) {
    tell(new GuestEvent.Quarantined(name(), now(), begun));
  }

  void released() {
    tell(new GuestEvent.Released(name(), now()));
  }

  void replaced() {
    tell(new GuestEvent.Replaced(name(), now(), parts.terms().code().digest()));
  }

  void rolledBack(String why) {
    tell(new GuestEvent.RolledBack(name(), now(), why));
  }

  /// Says that the guest is closed, or has ended; once for each life.
  void stopped() {
    if (!isStoppedTold) {
      isStoppedTold = true;
      tell(new GuestEvent.Stopped(name(), now()));
    }
  }

  private void tell(GuestEvent event) {
    parts.surroundings().events().tell(event);
  }

  private String name() {
    return parts.terms().name();
  }

  private Instant now() {
    return parts.surroundings().now();
  }
}
