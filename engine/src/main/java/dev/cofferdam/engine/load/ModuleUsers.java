package dev.cofferdam.engine.load;

import dev.cofferdam.engine.EngineBug;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/// The Stores that have instances of one module; it keeps none of them alive. Its monitor guards
/// it.
final class ModuleUsers {
  private final Set<ModuleUser> users = Collections.newSetFromMap(new WeakHashMap<>());

  synchronized void add(ModuleUser user) {
    users.add(user);
  }

  synchronized void remove(ModuleUser user) {
    users.remove(user);
  }

  private synchronized List<ModuleUser> all() {
    return new ArrayList<>(users);
  }

  /// Returns those that a thread is inside of: several where the host calls one guest from another.
  List<ModuleUser> around(Thread thread) {
    return all().stream().filter(user -> user.isInside(thread)).toList();
  }

  void condemn(EngineBug bug) {
    all().forEach(user -> user.condemn(bug));
  }
}
