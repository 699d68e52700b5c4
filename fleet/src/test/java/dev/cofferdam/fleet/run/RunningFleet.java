package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.QuarantineStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/// A fleet inside a test, without crash history, endpoint and files.
final class RunningFleet implements AutoCloseable {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<GuestEvent> events = new CopyOnWriteArrayList<>();
  private final Fleet fleet;

  private RunningFleet(FleetConfig config, QuarantineStore quarantines) {
    var surroundings =
        new Fleet.Surroundings(
            FleetLog.to(log, InstantSource.system()), events::add, quarantines, () -> "good");
    fleet = Fleet.start(config, surroundings);
  }

  static RunningFleet of(FleetConfig config) {
    return of(config, QuarantineStore.inMemory());
  }

  static RunningFleet of(FleetConfig config, QuarantineStore quarantines) {
    return new RunningFleet(config, quarantines);
  }

  Fleet fleet() {
    return fleet;
  }

  List<GuestEvent> events() {
    return events;
  }

  String log() {
    return log.toString(StandardCharsets.US_ASCII);
  }

  /// Calls a function and returns the outcome, with the result or what it was instead.
  String call(String guest, String text) {
    return CallVerb.call(fleet.guest(guest), text).toString();
  }

  FleetSnapshot.Row row(String guest) {
    return fleet.guest(guest).row();
  }

  /// Waits until something is so, or the test's time is over.
  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("what was waited for did not happen in time");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    fleet.close();
  }
}
