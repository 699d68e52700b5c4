package dev.cofferdam.supervisor;

import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Starts the supervisor at the top of a tree. Its loop has a platform thread, so that children
/// that keep all carriers of virtual threads busy cannot keep it from stopping them.
final class RootThread {
  private RootThread() {}

  /// Starts a loop and returns when its first children run.
  ///
  /// @throws ChildStartException if one of them did not start
  static SupervisorLoop start(
      String name,
      SupervisorEnvironment environment,
      Function<SupervisorLoop.Surroundings, SupervisorLoop> create) {
    EventDelivery events = EventDelivery.start(environment.listener());
    SupervisorLoop loop = create.apply(new SupervisorLoop.Surroundings(environment, events));
    Thread.ofPlatform()
        .daemon()
        .name("supervisor " + name)
        .start(() -> {
          loop.run(() -> {});
          events.close();
        });
    try {
      loop.booted().join();
      return loop;
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
