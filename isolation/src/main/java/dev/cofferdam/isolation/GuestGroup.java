package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.ChildSpec;
import dev.cofferdam.supervisor.RestartIntensity;
import dev.cofferdam.supervisor.RestartStrategy;
import dev.cofferdam.supervisor.Shutdown;
import dev.cofferdam.supervisor.Supervisor;
import dev.cofferdam.supervisor.SupervisorEnvironment;
import dev.cofferdam.supervisor.SupervisorSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Guests that need each other: each the ones before it, or each all the others. A crash of one
/// holds those that need it: their running calls may end, the calls that wait stay, and when the
/// one that crashed is there again they are started again, in order, each in a new Store.
///
/// A crash counts against the guest that crashed, and never against the group.
public final class GuestGroup implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /// A guest's budget bounds its restarts; the supervisor follows them however many there are.
  private static final RestartIntensity ANY = RestartIntensity.of(10_000, Duration.ofNanos(1));

  private final List<Guest> guests;
  private final List<LinkedGuest> links;
  private final Supervisor supervisor;
  private final Consumer<GuestGroup> onEnd;

  private GuestGroup(
      List<Guest> guests,
      List<LinkedGuest> links,
      Supervisor supervisor,
      Consumer<GuestGroup> onEnd) {
    this.guests = guests;
    this.links = links;
    this.supervisor = supervisor;
    this.onEnd = onEnd;
  }

  /// @param guests in the order of composition
  /// @param strategy which of them need which
  /// @param onEnd is told when the guests are linked no more
  static GuestGroup start(
      List<Guest> guests,
      RestartStrategy strategy,
      SupervisorEnvironment environment,
      Consumer<GuestGroup> onEnd) {
    var spec = SupervisorSpec.of("linked guests", strategy).withIntensity(ANY);
    var links = new ArrayList<LinkedGuest>();
    for (Guest guest : guests) {
      var link = new LinkedGuest(guest);
      links.add(link);
      spec =
          spec.withChild(
              ChildSpec.of(guest.name(), link)
                  .withShutdown(Shutdown.after(guest.drain().plus(GRACE)))
                  .withAnnouncedStart());
    }
    return new GuestGroup(guests, links, Supervisor.start(spec, environment), onEnd);
  }

  /// Returns the guests in their order.
  public List<Guest> guests() {
    return guests;
  }

  /// Returns a guest by its name.
  public Optional<Guest> guest(String name) {
    return guests.stream().filter(guest -> guest.name().equals(name)).findFirst();
  }

  /// Lets the guests go on without each other; those that are held are started again. It is not to
  /// be called by a guest's host function.
  public void unlink() {
    links.forEach(LinkedGuest::unlink);
    supervisor.close();
    guests.forEach(Guest::resume);
    onEnd.accept(this);
  }

  /// Closes the guests, the last one first.
  @Override
  public void close() {
    supervisor.close();
    guests.reversed().forEach(Guest::close);
    onEnd.accept(this);
  }
}
