package dev.cofferdam.isolation;

import java.util.ArrayDeque;
import java.util.List;

/// The last calls that a guest made of functions of its host. One per Store; another thread may
/// look.
final class HostCallLog {
  private static final int KEPT = 8;

  private final ArrayDeque<String> names = new ArrayDeque<>();

  synchronized void add(String name) {
    if (names.size() == KEPT) {
      names.removeFirst();
    }
    names.addLast(name);
  }

  /// Returns their names, the last one last.
  synchronized List<String> names() {
    return List.copyOf(names);
  }
}
