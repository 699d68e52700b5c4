package dev.cofferdam.fleet.view;

import java.time.Instant;
import java.util.List;

/// A fleet at a moment.
///
/// @param fleet its name
/// @param time when this was so
/// @param history how the crash history fares, for people
/// @param groups its groups, in order; guests that are in none are in the first, without a name
/// @param recent the last lines of the log, for people
public record FleetSnapshot(
    String fleet, Instant time, String history, List<Group> groups, List<String> recent) {
  /// Copies the lists.
  public FleetSnapshot {
    groups = List.copyOf(groups);
    recent = List.copyOf(recent);
  }

  /// Some guests.
  ///
  /// @param name the group's name, or empty
  /// @param strategy which are restarted when one crashed, as files write it, or empty
  /// @param guests its guests, in order
  public record Group(String name, String strategy, List<Row> guests) {
    /// Copies the list.
    public Group {
      guests = List.copyOf(guests);
    }
  }

  /// A guest.
  ///
  /// @param name its name
  /// @param state where it is in its life, in one word
  /// @param counts what happened to it
  /// @param usage what it uses
  /// @param note why it is not running, or what it did last; may be empty
  public record Row(String name, String state, Counts counts, Usage usage, String note) {}

  /// What happened to a guest since it was started.
  ///
  /// @param restarts instances after the first
  /// @param crashes crashes
  /// @param waitingCalls calls that wait
  public record Counts(long restarts, long crashes, int waitingCalls) {}

  /// What the present instance of a guest uses; zero where there is none.
  ///
  /// @param fuel fuel of the last call, up to now
  /// @param memoryBytes bytes of memory
  public record Usage(long fuel, long memoryBytes) {}
}
