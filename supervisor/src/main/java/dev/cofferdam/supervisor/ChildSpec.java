package dev.cofferdam.supervisor;

/// What a supervisor must know of a child to start it, to stop it and to start it again. Immutable;
/// an instance is made from it for every start.
public final class ChildSpec {
  private final String id;
  private final Work work;
  private final Restart restart;
  private final Shutdown shutdown;
  private final boolean isSignificant;
  private final boolean announcesStart;

  private ChildSpec(String id, Work work, Restart restart, Shutdown shutdown, Traits traits) {
    this.id = id;
    this.work = work;
    this.restart = restart;
    this.shutdown = shutdown;
    this.isSignificant = traits.isSignificant;
    this.announcesStart = traits.announcesStart;
    if (id.isBlank()) {
      throw new IllegalArgumentException("a child's id is blank");
    }
    if (isSignificant && restart == Restart.PERMANENT) {
      throw new IllegalArgumentException(
          "child " + id + " is significant, but permanent: it is never done");
    }
  }

  private record Traits(boolean isSignificant, boolean announcesStart) {}

  private Traits traits() {
    return new Traits(isSignificant, announcesStart);
  }

  /// Returns a permanent child that runs `task` and has 5 seconds to stop.
  ///
  /// @param id its name, unique among its siblings
  public static ChildSpec of(String id, Task task) {
    return new ChildSpec(
        id, new Work.OfTask(task), Restart.PERMANENT, Shutdown.DEFAULT, new Traits(false, false));
  }

  /// Returns a permanent child that is a supervisor, with all the time it needs to stop. Its id is
  /// the supervisor's name.
  public static ChildSpec of(SupervisorSpec spec) {
    return ofSupervisor(spec.name(), new Work.OfSupervisor(spec));
  }

  /// Returns a permanent child that is a dynamic supervisor, with all the time it needs to stop.
  /// Its id is the supervisor's name.
  public static ChildSpec of(DynamicSupervisorSpec spec) {
    return ofSupervisor(spec.name(), new Work.OfDynamicSupervisor(spec));
  }

  private static ChildSpec ofSupervisor(String name, Work work) {
    return new ChildSpec(
        name, work, Restart.PERMANENT, Shutdown.infinity(), new Traits(false, true));
  }

  /// Returns a copy with this restart type.
  public ChildSpec withRestart(Restart type) {
    return new ChildSpec(id, work, type, shutdown, traits());
  }

  /// Returns a copy that is stopped this way.
  public ChildSpec withShutdown(Shutdown way) {
    return new ChildSpec(id, work, restart, way, traits());
  }

  /// Returns a copy whose end the supervisor's {@link AutoShutdown} looks at. Only transient and
  /// temporary children can be significant.
  public ChildSpec withSignificance() {
    return new ChildSpec(id, work, restart, shutdown, new Traits(true, announcesStart));
  }

  /// Returns a copy whose task says itself when it has {@linkplain TaskContext#started started}.
  /// Until then it is starting, and to end while starting is to fail to start. Without this a child
  /// has started as soon as its thread runs.
  public ChildSpec withAnnouncedStart() {
    return new ChildSpec(id, work, restart, shutdown, new Traits(isSignificant, true));
  }

  /// Returns the name.
  public String id() {
    return id;
  }

  /// Returns the restart type.
  public Restart restart() {
    return restart;
  }

  /// Returns how the child is stopped.
  public Shutdown shutdown() {
    return shutdown;
  }

  /// Tells whether the child counts for the supervisor's {@link AutoShutdown}.
  public boolean isSignificant() {
    return isSignificant;
  }

  /// Tells whether the child says itself when it has started.
  public boolean announcesStart() {
    return announcesStart;
  }

  /// Tells whether the child is a supervisor.
  public boolean isSupervisor() {
    return work.isSupervisor();
  }

  Work work() {
    return work;
  }

  /// Returns the id.
  @Override
  public String toString() {
    return id;
  }
}
