package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// A fleet as its files describe it.
///
/// @param name its name
/// @param settings what it is besides its guests
/// @param groups its groups, in order
/// @param guests its guests, in the order in which they start
/// @param files every file that was read
public record FleetConfig(
    String name,
    FleetSettings settings,
    List<GroupConfig> groups,
    List<GuestConfig> guests,
    SequencedSet<Path> files) {
  /// Copies the collections.
  public FleetConfig {
    groups = List.copyOf(groups);
    guests = List.copyOf(guests);
    files = new LinkedHashSet<>(files);
  }

  /// Returns a guest by its name.
  public Optional<GuestConfig> guest(String guestName) {
    return guests.stream().filter(guest -> guest.name().equals(guestName)).findFirst();
  }

  /// Returns a group by its name.
  public Optional<GroupConfig> group(String groupName) {
    return groups.stream().filter(group -> group.name().equals(groupName)).findFirst();
  }
}
