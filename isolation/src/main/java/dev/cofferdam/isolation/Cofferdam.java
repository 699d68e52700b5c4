package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.isolation.breaker.Breakers;
import dev.cofferdam.supervisor.RestartStrategy;
import dev.cofferdam.supervisor.SupervisorEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Runs untrusted components as guests: when they crash, your service does not.
///
/// ```java
/// try (Cofferdam cofferdam = Cofferdam.create()) {
///   Guest pricing =
///       cofferdam.start(
///           GuestSpec.of("pricing", Path.of("pricing.wasm"))
///               .withLimits(Limits.untrusted().withTimeout(Duration.ofSeconds(2))));
///   try {
///     Object total = pricing.call("score", items);
///   } catch (GuestCrashed crash) {
///     log.warning(crash.report().toText());
///   }
/// }
/// ```
///
/// Safe for use by many threads.
public final class Cofferdam implements AutoCloseable {
  private static final Duration FLUSH_MAX = Duration.ofSeconds(5);

  private final SharedParts shared;
  private final Surroundings surroundings;
  private final Map<String, Guest> guests = new ConcurrentHashMap<>();
  private final Set<GuestGroup> groups = ConcurrentHashMap.newKeySet();
  private final HeapShare heap;
  private volatile boolean isClosed;

  private Cofferdam(CofferdamSpec spec) {
    this.shared = new SharedParts(spec.codeLimits());
    this.heap = spec.outside().heap();
    this.surroundings = Surroundings.of(spec);
  }

  /// Creates one without guests, which tells nobody what happens to them.
  public static Cofferdam create() {
    return create(CofferdamSpec.standard());
  }

  /// Creates one without guests.
  public static Cofferdam create(CofferdamSpec spec) {
    return new Cofferdam(spec);
  }

  /// Loads a component and makes its first instance. Guests of equal bytes share code.
  ///
  /// @return the guest, which is {@link GuestState#READY}; or {@link GuestState#QUARANTINED}, where
  ///   the {@link QuarantineStore} knows that this component crashed too often under this
  ///   configuration and version of Cofferdam. Its calls are refused, with the time when one
  ///   instance is tried, and it is there by itself if that goes well.
  /// @throws IllegalArgumentException if a guest has that name already
  /// @throws IllegalStateException if this Cofferdam is closed
  /// @throws dev.cofferdam.wasm.WasmException if the bytes are malformed, invalid or too large
  /// @throws LinkException if an import is missing or does not fit
  /// @throws HeapShareExceeded if its memory limit does not fit into the heap beside the others'
  /// @throws CallRefused if the JVM is short of memory
  /// @throws GuestCrashed if making the instance crashes; there is no guest then
  public Guest start(GuestSpec spec) {
    requireOpen();
    GuestTerms terms = spec.terms();
    GuestParts parts =
        partsOf(
            terms,
            surroundings.detached().ofGuest(),
            new GuestDumps(terms.name(), terms.coreDumps));
    var guest = new Guest(parts, new Reservation(heap, terms.name()), this::forget);
    if (guests.putIfAbsent(terms.name(), guest) != null) {
      throw new IllegalArgumentException("there is a guest " + terms.name() + " already");
    }
    startOrClose(guest);
    Rehearsal.begin();
    return guest;
  }

  private void requireOpen() {
    if (isClosed) {
      throw new IllegalStateException("this Cofferdam is closed");
    }
  }

  /// A guest that has not started is none: its name is free again. {@link #close} closes those that
  /// it finds; one that it has missed sees here that it is closed.
  private void startOrClose(Guest guest) {
    try {
      requireOpen();
      RuntimeException failure = failureOf(guest.start());
      if (failure != null) {
        throw failure;
      }
    } catch (Throwable failure) {
      guest.close();
      throw failure;
    }
  }

  /// Starts guests of which each needs the ones before it, in this order.
  ///
  /// @return the group; closing it closes its guests
  /// @throws RuntimeException as {@link #start} does, where one does not start; those before it are
  ///   closed again
  public GuestGroup startLinked(List<GuestSpec> specs) {
    var started = new ArrayList<Guest>();
    try {
      specs.forEach(spec -> started.add(start(spec)));
      return link(started, RestartStrategy.REST_FOR_ONE);
    } catch (Throwable failure) {
      started.reversed().forEach(Guest::close);
      throw failure;
    }
  }

  /// Links guests that were started before: where one crashes, others are started again by the
  /// strategy, in the order given. A guest is in one group at a time.
  ///
  /// @return the group; {@link GuestGroup#unlink} takes the links away again
  public GuestGroup link(List<Guest> linked, RestartStrategy strategy) {
    var environment = SupervisorEnvironment.create().withTime(surroundings.time());
    GuestGroup group = GuestGroup.start(List.copyOf(linked), strategy, environment, groups::remove);
    groups.add(group);
    return group;
  }

  private void forget(Guest closed) {
    if (guests.remove(closed.name(), closed)) {
      closed.tellStopped();
    }
  }

  /// Replaces the component, limits and grants of a running guest without losing a call. The new
  /// version is started beside the old one, passes its startup probe, and takes over; the old one
  /// may finish its running calls. Where the new one does not start, the old one goes on. Where it
  /// crashes while it is on trial, for a minute unless {@link GuestSpec#withTrial} says otherwise,
  /// the old version is started again and takes over; calls that wait are not lost. The size of the
  /// mailbox stays.
  ///
  /// @throws IllegalArgumentException if there is no guest of that name
  /// @throws RuntimeException as {@link #start} does, where the new version does not start
  public void replace(GuestSpec spec) {
    GuestTerms terms = spec.terms();
    Guest guest =
        guest(terms.name())
            .orElseThrow(() -> new IllegalArgumentException("there is no guest " + terms.name()));
    RuntimeException failure = failureOf(guest.replace(partsOf(terms, guest)));
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable RuntimeException failureOf(CallOutcome started) {
    return switch (started) {
      case Outcome.Returned _ -> null;
      case Outcome.Crashed(_, RuntimeException cause)
          when cause instanceof LinkException || cause instanceof LoadException ->
          cause;
      case Outcome.Crashed crashed -> new GuestCrashed(crashed);
      case Outcome.Exited(int status) -> new GuestExit(status);
      case CallOutcome.Refused refused -> new CallRefused(refused);
    };
  }

  private GuestParts partsOf(GuestTerms terms, Guest before) {
    return partsOf(terms, before.detached(), before.dumps().with(terms.coreDumps));
  }

  private GuestParts partsOf(GuestTerms terms, DetachedCalls detached, GuestDumps dumps) {
    ComponentLinker linker = shared.newLinker(terms.wasi);
    var breakers = new Breakers(terms.breaker, surroundings.time());
    terms.host.accept(new HostLinker(linker, breakers));
    return new GuestParts(
        terms,
        shared.component(terms.code()),
        linker,
        CrashReporter.of(terms.name(), terms.code()),
        breakers,
        surroundings.withDetached(detached),
        dumps);
  }

  /// Returns a guest by its name.
  public Optional<Guest> guest(String name) {
    return Optional.ofNullable(guests.get(name));
  }

  /// Returns all guests, in no order.
  public List<Guest> guests() {
    return List.copyOf(guests.values());
  }

  /// Returns how many calls of all guests were given up whose host function still runs.
  public int detachedCalls() {
    return surroundings.detached().count();
  }

  /// Returns how the listener keeps up with the events.
  public EventCounts eventCounts() {
    return surroundings.events().counts();
  }

  /// Closes all guests, at the same time. Then it waits until quarantines are kept and the listener
  /// has been told everything, 5 s at most for each; what is left then is counted as dropped.
  @Override
  public void close() {
    isClosed = true;
    groups.forEach(GuestGroup::close);
    closeGuests();
    surroundings.quarantines().close(FLUSH_MAX);
    surroundings.events().close(FLUSH_MAX);
  }

  private void closeGuests() {
    List<Thread> closing =
        guests.values().stream().map(guest -> Thread.ofVirtual().start(guest::close)).toList();
    closing.forEach(Cofferdam::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
