package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.GuestConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What has to be done so that the guests that run become those of a configuration.
///
/// @param stopped names of guests that are not there any more, the last one first
/// @param replaced guests that changed
/// @param started guests that are new, in order
record ReloadPlan(List<String> stopped, List<GuestConfig> replaced, List<GuestConfig> started) {
  /// Copies the lists.
  ReloadPlan {
    stopped = List.copyOf(stopped);
    replaced = List.copyOf(replaced);
    started = List.copyOf(started);
  }

  /// @param running what runs, by name
  static ReloadPlan between(SequencedMap<String, GuestConfig> running, FleetConfig wanted) {
    var stopped = new LinkedHashMap<>(running);
    var replaced = new ArrayList<GuestConfig>();
    var started = new ArrayList<GuestConfig>();
    for (GuestConfig guest : wanted.guests()) {
      GuestConfig before = stopped.remove(guest.name());
      if (before == null) {
        started.add(guest);
      } else if (!before.equals(guest)) {
        replaced.add(guest);
      }
    }
    return new ReloadPlan(List.copyOf(stopped.sequencedKeySet().reversed()), replaced, started);
  }

  boolean isEmpty() {
    return stopped.isEmpty() && replaced.isEmpty() && started.isEmpty();
  }
}
