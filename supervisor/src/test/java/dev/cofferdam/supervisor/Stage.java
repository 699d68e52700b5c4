package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A supervisor of puppets with a clock that tests move, whose events tests wait for.
final class Stage implements AutoCloseable {
  final List<String> journal = new CopyOnWriteArrayList<>();
  final FakeTime time = new FakeTime();
  private final Map<String, Puppet> puppets = new ConcurrentHashMap<>();
  private final BlockingQueue<SupervisorEvent> events = new LinkedBlockingQueue<>();
  private @Nullable SupervisorLoop current;

  ChildSpec puppet(String name) {
    Puppet puppet = puppets.computeIfAbsent(name, n -> new Puppet(n, journal));
    return ChildSpec.of(name, puppet).withAnnouncedStart();
  }

  Puppet get(String name) {
    return Objects.requireNonNull(puppets.get(name));
  }

  /// Starts a supervisor of these puppets.
  Supervisor start(RestartStrategy strategy, String... names) {
    SupervisorSpec spec = SupervisorSpec.of("top", strategy);
    for (String name : names) {
      spec = spec.withChild(puppet(name));
    }
    return start(spec);
  }

  Supervisor start(SupervisorSpec spec) {
    current =
        RootThread.start(
            spec.name(), environment(), around -> SupervisorLoop.of(spec.name(), spec, around));
    settle();
    return new Supervisor(current);
  }

  DynamicSupervisor start(DynamicSupervisorSpec spec) {
    current =
        RootThread.start(
            spec.name(), environment(), around -> SupervisorLoop.of(spec.name(), spec, around));
    return new DynamicSupervisor(current);
  }

  SupervisorEnvironment environment() {
    return SupervisorEnvironment.create().withTime(time).withListener(events::add);
  }

  private SupervisorLoop loop() {
    return Objects.requireNonNull(current);
  }

  /// Returns when the supervisor has done all that it was told so far.
  void settle() {
    var done = new CompletableFuture<Boolean>();
    loop().post(() -> done.complete(true));
    CompletableFuture.anyOf(done, loop().ended()).orTimeout(10, TimeUnit.SECONDS).join();
  }

  void advance(Duration step) {
    settle();
    time.advance(step);
    settle();
  }

  /// Passes over events up to the next of this type.
  <E extends SupervisorEvent> E await(Class<E> type) {
    while (true) {
      SupervisorEvent event = next();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  /// Passes over events up to the start of an instance.
  void awaitStart(String child, int instance) {
    while (!(next() instanceof SupervisorEvent.ChildStarted(String _, String c, int i)
        && c.equals(child)
        && i == instance)) {
      Thread.onSpinWait();
    }
    settle();
  }

  /// Passes over events up to the end of a child.
  ExitReason awaitEnd(String child) {
    while (true) {
      if (next() instanceof SupervisorEvent.ChildEnded(_, String c, int _, ExitReason reason)
          && c.equals(child)) {
        settle();
        return reason;
      }
    }
  }

  private SupervisorEvent next() {
    try {
      SupervisorEvent event = events.poll(10, TimeUnit.SECONDS);
      assertNotNull(event, () -> "no event; journal: " + journal);
      return event;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// Waits for the supervisor's end.
  ExitReason end() {
    return loop().ended().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /// Returns how many times each child has been started.
  List<Integer> instances() {
    settle();
    return new Introspection(loop()).children().stream().map(ChildInfo::instance).toList();
  }

  ChildStatus status(String child) {
    settle();
    return new Introspection(loop())
        .children().stream()
            .filter(info -> info.id().equals(child))
            .map(ChildInfo::status)
            .findFirst()
            .orElseThrow();
  }

  @Override
  public void close() {
    if (current != null) {
      current.stopNow();
      end();
    }
  }
}
