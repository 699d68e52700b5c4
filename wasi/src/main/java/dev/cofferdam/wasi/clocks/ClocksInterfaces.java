package dev.cofferdam.wasi.clocks;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.wasi.io.MonotonicClock;
import dev.cofferdam.wasi.io.Pollable;
import dev.cofferdam.wasi.io.WasiInterface;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The package `wasi:clocks`.
public final class ClocksInterfaces {
  private ClocksInterfaces() {}

  /// Returns all interfaces of the package over these clocks.
  public static List<WasiInterface> all(MonotonicClock monotonic, InstantSource wall) {
    return List.of(monotonicClock(monotonic), wallClock(wall), timezone());
  }

  private static WasiInterface monotonicClock(MonotonicClock clock) {
    return WasiInterface.of("wasi:clocks/monotonic-clock")
        .func("now", (_, _) -> clock.nowNanos())
        .func("resolution", (_, _) -> clock.resolutionNanos())
        .func("subscribe-instant", (_, args) -> Pollable.at(clock, (long) args[0]))
        .func("subscribe-duration", (_, args) -> Pollable.at(clock, later(clock, (long) args[0])));
  }

  private static long later(MonotonicClock clock, long nanos) {
    long now = clock.nowNanos();
    long then = now + nanos;
    return Long.compareUnsigned(then, now) < 0 ? -1L : then;
  }

  private static WasiInterface wallClock(InstantSource clock) {
    return WasiInterface.of("wasi:clocks/wall-clock")
        .func("now", (_, _) -> datetime(clock.instant()))
        .func("resolution", (_, _) -> datetime(Instant.ofEpochSecond(0, 1)));
  }

  /// Returns a `datetime`; what lies before 1970 becomes its beginning, the type having no sign.
  public static ComponentVal.Record datetime(Instant instant) {
    var shown = instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    return ComponentVal.Record.of(
        "seconds", shown.getEpochSecond(), "nanoseconds", (long) shown.getNano());
  }

  /// Guests are told of no time zone but UTC.
  private static WasiInterface timezone() {
    return WasiInterface.of("wasi:clocks/timezone")
        .func(
            "display",
            (_, _) ->
                ComponentVal.Record.of(
                    "utc-offset", 0, "name", "UTC", "in-daylight-saving-time", false))
        .func("utc-offset", (_, _) -> 0);
  }
}
