package dev.cofferdam.history;

import java.time.Instant;

/// Something other than a crash that happened to a guest.
///
/// @param id number of the event; crashes and events are numbered together, in their order
/// @param time when it happened, in microseconds
/// @param guest name of the guest, or empty for {@link Kind#LOST}
/// @param kind what happened
/// @param detail the rest for people, capped and escaped
public record StoredEvent(long id, Instant time, String guest, Kind kind, String detail) {
  /// What happened.
  public enum Kind {
    /// An instance was to follow after a delay.
    RESTART_PLANNED,
    /// The guest crashed too often.
    QUARANTINED,
    /// A quarantine ended.
    RELEASED,
    /// A new version took over.
    REPLACED,
    /// A new version did not do.
    ROLLED_BACK,
    /// The guest was closed.
    STOPPED,
    /// Events are missing here, because the database was away for too long.
    LOST
  }
}
