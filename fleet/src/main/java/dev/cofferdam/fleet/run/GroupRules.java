package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.GroupConfig;
import dev.cofferdam.fleet.config.GuestConfig;
import java.util.List;
import java.util.Optional;

/// Decides who is restarted besides a guest that crashed.
final class GroupRules {
  private GroupRules() {}

  /// Returns the names of the others that are restarted, in order.
  static List<String> alsoRestarted(FleetConfig fleet, String crashed) {
    Optional<GroupConfig> group =
        fleet.guest(crashed).flatMap(GuestConfig::group).flatMap(fleet::group);
    if (group.isEmpty()) {
      return List.of();
    }
    List<String> members =
        fleet.guests().stream()
            .filter(guest -> guest.group().equals(Optional.of(group.get().name())))
            .map(GuestConfig::name)
            .toList();
    return switch (group.get().strategy()) {
      case ONE_FOR_ONE -> List.of();
      case ONE_FOR_ALL -> members.stream().filter(name -> !name.equals(crashed)).toList();
      case REST_FOR_ONE -> members.subList(members.indexOf(crashed) + 1, members.size());
    };
  }
}
