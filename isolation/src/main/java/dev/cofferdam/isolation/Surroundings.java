package dev.cofferdam.isolation;

import dev.cofferdam.isolation.delivery.EventDelivery;
import dev.cofferdam.isolation.quarantine.QuarantineDesk;
import dev.cofferdam.supervisor.TimeSource;
import java.time.Instant;

/// What guests share with others.
///
/// @param outside clocks and chance
/// @param permits who may run
/// @param deadlines ends what is late
/// @param detached counts what is late and cannot be ended
/// @param events tells the listener
/// @param pressure whether the JVM is short of memory
/// @param quarantines keeps quarantines
record Surroundings(
    CofferdamSpec.Outside outside,
    RunPermits permits,
    DeadlineSweep deadlines,
    DetachedCalls detached,
    EventDelivery events,
    HostPressure pressure,
    QuarantineDesk quarantines) {
  static Surroundings of(CofferdamSpec spec) {
    return new Surroundings(
        spec.outside(),
        RunPermits.shared(),
        new DeadlineSweep(spec.outside().time()),
        DetachedCalls.ofCofferdam(),
        EventDelivery.create(spec.listener()),
        new HostPressure(spec.outside().time(), spec.outside().freeShare()),
        QuarantineDesk.create(spec.quarantines()));
  }

  Surroundings withDetached(DetachedCalls ofGuest) {
    return new Surroundings(outside, permits, deadlines, ofGuest, events, pressure, quarantines);
  }

  /// Runs `action` when guests may be started: at once, or when there is memory again and the
  /// listener has caught up with the crashes.
  void whenStartsAreAllowed(Runnable action) {
    pressure.whenGone(() -> events.whenThereIsRoom(action));
  }

  TimeSource time() {
    return outside.time();
  }

  /// Returns the time of day.
  Instant now() {
    return outside.wall().instant();
  }
}
