package dev.cofferdam.wasi.clocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal.Record;
import dev.cofferdam.wasi.FakeGuest;
import dev.cofferdam.wasi.io.Pollable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The functions of `wasi:clocks`.
final class ClocksTest {
  private final VirtualClock clock = VirtualClock.at(Instant.ofEpochSecond(7, 8));
  private final FakeGuest guest = new FakeGuest(ClocksInterfaces.all(clock, clock));

  @AfterEach
  void close() {
    guest.close();
  }

  @Test
  void wallClock_saysSecondsAndNanoseconds() throws Exception {
    clock.advance(Duration.ofSeconds(1));

    try (var wall = new FakeGuest(List.of(ClocksInterfaces.all(clock, clock).get(1)))) {
      assertEquals(Record.of("seconds", 8L, "nanoseconds", 8L), wall.call("now"));
      assertEquals(Record.of("seconds", 0L, "nanoseconds", 1L), wall.call("resolution"));
    }
  }

  @Test
  void monotonicClock_saysNanoseconds() throws Exception {
    try (var monotonic = new FakeGuest(List.of(ClocksInterfaces.all(clock, clock).getFirst()))) {
      long before = (long) Objects.requireNonNull(monotonic.call("now"));

      clock.advance(Duration.ofNanos(5));

      assertEquals(before + 5, monotonic.call("now"));
      assertEquals(clock.resolutionNanos(), monotonic.call("resolution"));
    }
  }

  @Test
  void datetime_before1970_isItsBeginning() {
    assertEquals(
        Record.of("seconds", 0L, "nanoseconds", 0L),
        ClocksInterfaces.datetime(Instant.ofEpochSecond(-1)));
  }

  @Test
  void subscribeDuration_isReadyAfterIt() throws Exception {
    var timer = pollable("subscribe-duration", 5L);
    assertFalse(timer.isReady());

    clock.advance(Duration.ofNanos(5));

    assertTrue(timer.isReady());
  }

  @Test
  void subscribeDuration_negativeAsSigned_isAlmostForEver() throws Exception {
    clock.advance(Duration.ofDays(365));

    assertFalse(pollable("subscribe-duration", -1L).isReady());
  }

  @Test
  void subscribeInstant_inThePast_isReady() throws Exception {
    clock.advance(Duration.ofSeconds(1));

    assertTrue(pollable("subscribe-instant", 1L).isReady());
  }

  @Test
  void systemClock_startsNearZeroAndNeverGoesBack() {
    var system = SystemClock.start();

    long first = system.nowNanos();
    long second = system.nowNanos();

    assertTrue(first >= 0 && first <= second);
  }

  @Test
  void timezone_isUtc() throws Exception {
    assertEquals(0, guest.call("utc-offset", clock.instant()));
  }

  private Pollable pollable(String func, long nanos) throws Exception {
    return (Pollable) Objects.requireNonNull(guest.call(func, nanos));
  }
}
