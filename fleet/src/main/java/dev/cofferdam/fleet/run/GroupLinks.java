package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.GroupConfig;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestGroup;
import dev.cofferdam.supervisor.RestartStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Links the guests of each group that run, by the group's strategy. Changed by one thread at a
/// time, which the fleet sees to.
final class GroupLinks {
  private final Cofferdam cofferdam;
  private final Map<GroupConfig, GuestGroup> linked = new HashMap<>();

  GroupLinks(Cofferdam cofferdam) {
    this.cofferdam = cofferdam;
  }

  /// Links the guests of each group as they are now. Groups whose guests are the same stay as they
  /// are.
  ///
  /// @param guests all guests of the fleet, in order
  void link(FleetConfig config, List<FleetGuest> guests) {
    Map<GroupConfig, List<Guest>> wanted = wanted(config, guests);
    for (GroupConfig group : List.copyOf(linked.keySet())) {
      GuestGroup present = linked.get(group);
      if (present != null && !present.guests().equals(wanted.get(group))) {
        linked.remove(group);
        present.unlink();
      }
    }
    wanted.forEach((group, members) ->
        linked.computeIfAbsent(group, _ -> cofferdam.link(members, group.strategy())));
  }

  private static Map<GroupConfig, List<Guest>> wanted(FleetConfig config, List<FleetGuest> guests) {
    var wanted = new HashMap<GroupConfig, List<Guest>>();
    for (FleetGuest guest : guests) {
      guest
          .config()
          .group()
          .flatMap(config::group)
          .filter(group -> group.strategy() != RestartStrategy.ONE_FOR_ONE)
          .ifPresent(group ->
              guest
                  .present()
                  .ifPresent(
                      each -> wanted.computeIfAbsent(group, _ -> new ArrayList<>()).add(each)));
    }
    wanted.values().removeIf(members -> members.size() < 2);
    return wanted;
  }

  /// Lets all guests go on without each other.
  void unlink() {
    linked.values().forEach(GuestGroup::unlink);
    linked.clear();
  }
}
