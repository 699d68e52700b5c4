package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds grants of directories by which a guest would come at more than their contents: at what
/// other guests are granted, or at the fleet's own files.
///
/// A guest that may write to a directory may put a link where any folder or file below it is. So
/// nothing that the fleet opens later may lie there. Used by one thread.
final class GrantsCheck {
  private final List<Granted> granted = new ArrayList<>();
  private final Map<Path, Granted> writable = new HashMap<>();
  private final Set<GrantedDirectory> seen = new HashSet<>();
  private final Set<CoreDumpConfig> dumps = new HashSet<>();

  /// A directory and the guest that is granted it.
  private record Granted(Section section, String guest, GrantedDirectory directory, Path end) {
    void problem(String why) {
      section.problem("the guest '%s' is granted %s, %s".formatted(guest, directory.host(), why));
    }
  }

  /// Adds what the guests of a section are granted.
  void add(Section section, GuestConfig guest) {
    guest.coreDumps().ifPresent(dumps::add);
    for (GrantedDirectory each : guest.grants().directories()) {
      var grant = new Granted(section, guest.name(), each, Waypoints.end(each.host()));
      if (seen.add(each)) {
        granted.add(grant);
      }
      if (!each.isReadOnly()) {
        writable.putIfAbsent(grant.end(), grant);
      }
    }
  }

  /// Notes what is wrong.
  ///
  /// @param files the files that say what the fleet is
  void finish(FleetSettings settings, Set<Path> files) {
    granted.forEach(this::requireFixed);
    keepAway(settings.state(), "the fleet's state folder");
    settings.logFile().ifPresent(file -> keepAway(file, "the fleet's log"));
    if (settings.history() instanceof HistoryConfig.File(var file)) {
      keepAway(file.resolveSibling(file.getFileName() + ".mv.db"), "the crash history");
    }
    dumps.forEach(each -> keepAway(each.folder(), "a folder of core dumps"));
    files.forEach(this::requireFixed);
  }

  private void requireFixed(Granted lower) {
    for (Path place : Waypoints.of(lower.directory().host())) {
      Granted upper = writableAbove(place.getParent());
      if (upper != null) {
        lower.problem(
            "which '%s' could put something else in place of: it may write to %s"
                .formatted(upper.guest(), upper.directory().host()));
        return;
      }
    }
  }

  private void requireFixed(Path file) {
    for (Path place : Waypoints.of(file.toAbsolutePath())) {
      Granted upper = writableAbove(place.getParent());
      if (upper != null) {
        upper.problem("where it could change %s, which says what guests may do".formatted(file));
        return;
      }
    }
  }

  private @Nullable Granted writableAbove(@Nullable Path place) {
    for (Path at = place; at != null; at = at.getParent()) {
      Granted found = writable.get(at);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Refuses grants of what holds `own`, and of what lies in it.
  private void keepAway(Path own, String what) {
    List<Path> places = Waypoints.of(own);
    for (Granted each : granted) {
      boolean holds = places.stream().anyMatch(place -> place.startsWith(each.end()));
      if (holds || each.end().startsWith(places.getLast())) {
        each.problem("which no guest may have: %s is at %s".formatted(what, own));
      }
    }
  }
}
