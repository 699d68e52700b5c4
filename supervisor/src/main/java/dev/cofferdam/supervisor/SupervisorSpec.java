package dev.cofferdam.supervisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a supervisor is to do, and its first children.
///
/// @param name its name
/// @param strategy which children are restarted when one fails
/// @param intensity when it gives up
/// @param backoff how long restarts wait, if they do
/// @param autoShutdown whether it stops when its significant children are done
/// @param children its children in the order of their start
public record SupervisorSpec(
    String name,
    RestartStrategy strategy,
    RestartIntensity intensity,
    Optional<Backoff> backoff,
    AutoShutdown autoShutdown,
    List<ChildSpec> children) {
  /// Checks that the parts fit each other.
  public SupervisorSpec {
    Specs.requireName(name);
    Specs.requireReachable(intensity, backoff);
    children = List.copyOf(children);
    var ids = new HashSet<String>();
    for (ChildSpec child : children) {
      Specs.requireSignificanceMatters(child, autoShutdown);
      if (!ids.add(child.id())) {
        throw new IllegalArgumentException(name + " has two children called " + child.id());
      }
    }
  }

  /// Returns a supervisor without children that gives up at more than 3 restarts in 5 seconds.
  public static SupervisorSpec of(String name, RestartStrategy strategy) {
    return new SupervisorSpec(
        name, strategy, RestartIntensity.DEFAULT, Optional.empty(), AutoShutdown.NEVER, List.of());
  }

  /// Returns a copy with one more child, started after those it has.
  public SupervisorSpec withChild(ChildSpec child) {
    var more = new ArrayList<>(children);
    more.add(child);
    return new SupervisorSpec(name, strategy, intensity, backoff, autoShutdown, more);
  }

  /// Returns a copy that gives up at this intensity.
  public SupervisorSpec withIntensity(RestartIntensity limit) {
    return new SupervisorSpec(name, strategy, limit, backoff, autoShutdown, children);
  }

  /// Returns a copy whose restarts wait.
  ///
  /// @throws IllegalArgumentException if the intensity's window is not longer than the delays it
  ///   would have to count, so that the supervisor could never give up; widen it first
  public SupervisorSpec withBackoff(Backoff delays) {
    return new SupervisorSpec(
        name, strategy, intensity, Optional.of(delays), autoShutdown, children);
  }

  /// Returns a copy that looks at its significant children in this way.
  public SupervisorSpec withAutoShutdown(AutoShutdown when) {
    return new SupervisorSpec(name, strategy, intensity, backoff, when, children);
  }
}
