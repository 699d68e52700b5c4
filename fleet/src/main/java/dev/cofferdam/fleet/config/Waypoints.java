package dev.cofferdam.fleet.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is passed on the way to a path: whoever may rename one of these places decides what the
/// path leads to.
final class Waypoints {
  private Waypoints() {}

  /// Returns the place of each name of an absolute path, symbolic links above it resolved, and last
  /// where the path ends. What does not exist yet is taken for folders.
  static List<Path> of(Path path) {
    var places = new ArrayList<Path>();
    Path at = path.getRoot();
    for (Path name : path.normalize()) {
      Path place = at.resolve(name);
      places.add(place);
      at = resolved(place);
    }
    places.add(at);
    return places;
  }

  /// Returns where a path ends, symbolic links resolved.
  static Path end(Path path) {
    return of(path).getLast();
  }

  private static Path resolved(Path place) {
    try {
      return place.toRealPath();
    } catch (IOException _) {
      return place;
    }
  }
}
