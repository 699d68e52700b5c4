package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.ChildSpec;
import dev.cofferdam.supervisor.RestartIntensity;
import dev.cofferdam.supervisor.RestartStrategy;
import dev.cofferdam.supervisor.Shutdown;
import dev.cofferdam.supervisor.Supervisor;
import dev.cofferdam.supervisor.SupervisorEnvironment;
import dev.cofferdam.supervisor.SupervisorSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Guests of which each needs the ones before it. A crash of one holds those after it: their
/// running calls may end, the calls that wait stay, and when the one that crashed is there again
/// they are started again, in order, each in a new Store.
///
/// A crash counts against the guest that crashed, and never against the group.
public final class GuestGroup implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// A guest's budget bounds its restarts; the supervisor follows them however many there are.
  private static final RestartIntensity ANY = RestartIntensity.of(10_000, Duration.ofNanos(1));

  private final List<Guest> guests;
  private final Supervisor supervisor;

  private GuestGroup(List<Guest> guests, Supervisor supervisor) {
    this.guests = guests;
    this.supervisor = supervisor;
  }

  /// @param guests ready, in the order of composition
  static GuestGroup start(List<Guest> guests, SupervisorEnvironment environment) {
    var spec = SupervisorSpec.of("linked guests", RestartStrategy.REST_FOR_ONE).withIntensity(ANY);
    for (Guest guest : guests) {
      spec =
          spec.withChild(
              ChildSpec.of(guest.name(), new LinkedGuest(guest))
                  .withShutdown(Shutdown.after(guest.drain().plus(GRACE)))
                  .withAnnouncedStart());
    }
    return new GuestGroup(guests, Supervisor.start(spec, environment));
  }

  /// Returns the guests in their order.
  public List<Guest> guests() {
    return guests;
  }

  /// Returns a guest by its name.
  public Optional<Guest> guest(String name) {
    return guests.stream().filter(guest -> guest.name().equals(name)).findFirst();
  }

  /// Closes the guests, the last one first.
  @Override
  public void close() {
    supervisor.close();
    guests.reversed().forEach(Guest::close);
  }
}
