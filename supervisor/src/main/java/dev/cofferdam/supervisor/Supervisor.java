package dev.cofferdam.supervisor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A supervisor that runs, with a known list of children in an order that matters.
///
/// Any thread may call any method. Those that start or stop a child return when it has started or
/// stopped, and must not be called by the child itself.
///
/// Closing it stops its children in reverse order and waits for them. Nothing that happens to its
/// children ends the JVM or reaches the thread that started it; {@link #ended} tells when it has
/// given up.
public final class Supervisor implements AutoCloseable {
  private final SupervisorLoop loop;
  private final ChildRequests requests;
  private final Introspection introspection;

  Supervisor(SupervisorLoop loop) {
    this.loop = loop;
    this.requests = new ChildRequests(loop);
    this.introspection = new Introspection(loop);
  }

  /// Starts a supervisor and its children, in order, and returns when all of them have started.
  ///
  /// @throws ChildStartException if one did not; those before it have been stopped again
  public static Supervisor start(SupervisorSpec spec) {
    return start(spec, SupervisorEnvironment.create());
  }

  /// Starts a supervisor and its children in an environment.
  ///
  /// @throws ChildStartException if one did not start; those before it have been stopped again
  public static Supervisor start(SupervisorSpec spec, SupervisorEnvironment environment) {
    return new Supervisor(
        RootThread.start(
            spec.name(), environment, around -> SupervisorLoop.of(spec.name(), spec, around)));
  }

  /// Adds a child after the others, starts it, and returns when it has started.
  ///
  /// @throws ChildStartException if it did not start; it is forgotten again
  /// @throws IllegalArgumentException if there is a child with its id
  /// @throws IllegalStateException if the supervisor has ended
  public void startChild(ChildSpec spec) {
    Specs.requireSignificanceMatters(spec, loop.state().rules().autoShutdown());
    requests.add(spec, true);
  }

  /// Stops a child and returns when it has stopped. It stays stopped, whatever its restart type and
  /// whatever happens to its siblings, until {@link #restartChild}. A temporary child is forgotten.
  ///
  /// @throws IllegalArgumentException if there is no such child
  public void terminateChild(String id) {
    if (!requests.terminate(key(id))) {
      throw unknown(id);
    }
  }

  /// Starts a child again that is stopped, and returns when it has started.
  ///
  /// @throws ChildStartException if it did not start
  /// @throws IllegalArgumentException if there is no such child
  /// @throws IllegalStateException if it is not stopped
  public void restartChild(String id) {
    requests.restart(key(id));
  }

  /// Forgets a child that is stopped.
  ///
  /// @throws IllegalArgumentException if there is no such child
  /// @throws IllegalStateException if it is not stopped
  public void deleteChild(String id) {
    requests.delete(key(id));
  }

  private long key(String id) {
    Children children = loop.state().children();
    for (int i = 0; i < children.size(); i++) {
      if (children.at(i).spec().id().equals(id)) {
        return children.at(i).key();
      }
    }
    throw unknown(id);
  }

  private IllegalArgumentException unknown(String id) {
    return new IllegalArgumentException(loop.path() + " has no child called " + id);
  }

  /// Returns the children in order, as they were a moment ago.
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

  /// Returns the child with this id if it is a supervisor and runs. A restart makes another.
  public Optional<Supervisor> supervisor(String id) {
    return introspection
        .nested(id)
        .filter(l -> !l.state().rules().isDynamic())
        .map(Supervisor::new);
  }

  /// Returns the child with this id if it is a dynamic supervisor and runs. A restart makes
  /// another.
  public Optional<DynamicSupervisor> dynamicSupervisor(String id) {
    return introspection
        .nested(id)
        .filter(l -> l.state().rules().isDynamic())
        .map(DynamicSupervisor::new);
  }

  /// Returns what is done when the supervisor and all its children have ended.
  public CompletableFuture<ExitReason> ended() {
    return loop.ended().copy();
  }

  /// Begins to stop the children in reverse order and does not wait.
  public void stop() {
    loop.stop();
  }

  /// Stops the children in reverse order and waits until the last has stopped or was condemned.
  @Override
  public void close() {
    stop();
    loop.ended().join();
  }
}
