package dev.cofferdam.wasi.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasi.FakeGuest;
import dev.cofferdam.wasi.clocks.SystemClock;
import dev.cofferdam.wasi.clocks.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The functions of `wasi:io/poll`.
final class PollTest {
  private final VirtualClock clock = VirtualClock.at(Instant.EPOCH);

  @Test
  void poll_mixed_givesIndicesOfTheReady() throws Exception {
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      var list = List.of(Pollable.at(clock, 5), Pollable.always(), Pollable.always());

      assertEquals(List.of(1L, 2L), guest.call("poll", list));
      assertEquals(0, clock.nowNanos());
    }
  }

  @Test
  void poll_timers_waitsForTheFirst() throws Exception {
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      var list = List.of(Pollable.at(clock, 70), Pollable.at(clock, 30), Pollable.at(clock, 50));

      assertEquals(List.of(1L), guest.call("poll", list));
      assertEquals(30, clock.nowNanos());
    }
  }

  @Test
  void block_tenYearsOnVirtualClock_passesAtOnce() throws Exception {
    long tenYears = Duration.ofDays(3652).toNanos();
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      guest.call("[method]pollable.block", Pollable.at(clock, tenYears));

      assertEquals(tenYears, clock.nowNanos());
    }
  }

  @Test
  void poll_emptyList_traps() {
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      assertThrows(Trap.class, () -> guest.call("poll", List.of()));
    }
  }

  @Test
  void poll_longerThanTheHandleLimit_trapsAndNamesIt() {
    try (var guest = new FakeGuest(IoInterfaces.all(), Limits.untrusted().withHandles(10))) {
      var list = Collections.nCopies(11, Pollable.always());

      Trap trap = assertThrows(Trap.class, () -> guest.call("poll", list));

      assertEquals(TrapKind.HANDLE_LIMIT, trap.kind());
    }
  }

  @Test
  void block_beyondTheDeadline_traps() {
    var limits = Limits.untrusted().withTimeout(Duration.ofMillis(20));
    try (var guest = new FakeGuest(IoInterfaces.all(), limits)) {
      var never = Pollable.at(SystemClock.start(), -1);

      Trap trap = assertThrows(Trap.class, () -> guest.call("[method]pollable.block", never));

      assertEquals(TrapKind.DEADLINE, trap.kind());
    }
  }

  @Test
  void ready_ofTimer_changesWithTheClock() throws Exception {
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      var timer = Pollable.at(clock, 10);
      assertEquals(false, guest.call("[method]pollable.ready", timer));

      clock.advance(Duration.ofNanos(10));

      assertEquals(true, guest.call("[method]pollable.ready", timer));
    }
  }
}
