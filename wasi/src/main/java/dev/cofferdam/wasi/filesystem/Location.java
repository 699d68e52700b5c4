package dev.cofferdam.wasi.filesystem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where an object stood when it was opened: names below a granted directory, symbolic links
/// resolved.
///
/// Only a hint, since guests rename; whoever uses it compares the object's identity afterwards.
///
/// @param root the granted directory
/// @param names the names from there
record Location(GrantedRoot root, List<String> names) {
  /// Returns the place of a directory's entry; `.` is the directory.
  Location child(String name) {
    if (name.equals(".")) {
      return this;
    }
    var longer = new ArrayList<>(names);
    longer.add(name);
    return new Location(root, List.copyOf(longer));
  }

  /// Returns the path on the host.
  Path hostPath() {
    Path path = root.hostPath();
    for (String name : names) {
      path = path.resolve(name);
    }
    return path;
  }
}
