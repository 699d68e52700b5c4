package dev.cofferdam.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A supervisor whose children come and go, any number of a kind, and have no order: one that fails
/// is restarted alone, and all are stopped at the same time.
///
/// Any thread may call any method. Those that start or stop a child return when it has started or
/// stopped, and must not be called by the child itself.
public final class DynamicSupervisor implements AutoCloseable {
  private final SupervisorLoop loop;
  private final ChildRequests requests;
  private final Introspection introspection;

  DynamicSupervisor(SupervisorLoop loop) {
    this.loop = loop;
    this.requests = new ChildRequests(loop);
    this.introspection = new Introspection(loop);
  }

  /// A child of a dynamic supervisor, through all its restarts.
  ///
  /// @param id its id, which others may have too
  /// @param key which one it is
  public record Child(String id, long key) {}

  /// Starts a supervisor without children.
  public static DynamicSupervisor start(DynamicSupervisorSpec spec) {
    return start(spec, SupervisorEnvironment.create());
  }

  /// Starts a supervisor without children in an environment.
  public static DynamicSupervisor start(
      DynamicSupervisorSpec spec, SupervisorEnvironment environment) {
    return new DynamicSupervisor(
        RootThread.start(
            spec.name(), environment, around -> SupervisorLoop.of(spec.name(), spec, around)));
  }

  /// Starts a child and returns when it has started.
  ///
  /// @throws ChildStartException if it did not start
  /// @throws IllegalStateException if there are as many children as there may be, or the supervisor
  ///   has ended
  public Child startChild(ChildSpec spec) {
    Specs.requireSignificanceMatters(spec, loop.state().rules().autoShutdown());
    long key = requests.add(spec, false);
    return new Child(spec.id(), key);
  }

  /// Stops a child, forgets it, and returns when it has stopped.
  ///
  /// @return false if it was not there any more
  public boolean terminateChild(Child child) {
    return requests.terminate(child.key());
  }

  /// Returns where a child stands, as it was a moment ago; nothing if it is gone.
  public Optional<ChildInfo> child(Child child) {
    return Optional.ofNullable(loop.state().children().find(child.key())).map(ChildState::info);
  }

  /// Returns the children in the order they came, as they were a moment ago.
  public List<ChildInfo> children() {
    return introspection.children();
  }

  /// Returns the children counted, as they were a moment ago.
  public ChildCounts counts() {
    return introspection.counts();
  }

  /// Returns this supervisor and all below it, as they were a moment ago.
  public SupervisorTree tree() {
    return introspection.tree();
  }

  /// Returns what is done when the supervisor and all its children have ended.
  public CompletableFuture<ExitReason> ended() {
    return loop.ended().copy();
  }

  /// Begins to stop the children and does not wait.
  public void stop() {
    loop.stop();
  }

  /// Stops the children and waits until the last has stopped or was condemned.
  @Override
  public void close() {
    stop();
    loop.ended().join();
  }
}
