package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.time.Instant;

/// Something that happened to a guest.
public sealed interface GuestEvent {
  /// Returns the name of the guest.
  String guest();

  /// Returns when it happened.
  Instant time();

  /// An instance is there and takes calls.
  ///
  /// @param instance which instance of the guest it is, from 1
  record Started(String guest, Instant time, long instance) implements GuestEvent {}

  /// The guest crashed; its Store is gone.
  record Crashed(String guest, Instant time, CrashReport report) implements GuestEvent {}

  /// An instance follows a crash after a delay; zero for at once.
  record RestartPlanned(String guest, Instant time, Duration delay) implements GuestEvent {}

  /// The guest crashed too often, and is not started again until the quarantine ends.
  record Quarantined(String guest, Instant time, Quarantine quarantine) implements GuestEvent {}

  /// A quarantine ended, by an operator or by a try that went well.
  record Released(String guest, Instant time) implements GuestEvent {}

  /// A new version took over.
  record Replaced(String guest, Instant time, String digest) implements GuestEvent {}

  /// A new version did not do, and the one before took over again.
  record RolledBack(String guest, Instant time, String why) implements GuestEvent {}

  /// The guest was closed.
  record Stopped(String guest, Instant time) implements GuestEvent {}
}
