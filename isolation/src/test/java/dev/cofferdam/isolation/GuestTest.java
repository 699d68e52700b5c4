package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.wasm.WasmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GuestTest {
  private final ManualTime time = new ManualTime();
  private final Cofferdam cofferdam = Cofferdam.create(time.spec());
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void close() {
    answer.countDown();
    cofferdam.close();
  }

  /// A guest whose `quotes` waits until the test lets it answer.
  private GuestSpec waitingHost() {
    return Crashers.withQuotes(
        "slow",
        (_, _) -> {
          asked.countDown();
          answer.await();
          return ComponentVal.Result.ok(2.0);
        });
  }

  @Test
  void call_returnsTheValue() {
    assertEquals("Hello, Ada!", cofferdam.start(Crashers.named("g")).call("greet", "Ada"));
  }

  @Test
  void crash_isThrownWithItsReport() {
    Guest guest = cofferdam.start(Crashers.named("g"));

    var crash = assertThrows(GuestCrashed.class, () -> guest.call("divide", 1, 0));

    assertEquals("integer-divide-by-zero", crash.report().failure().kind());
    assertEquals(crash.report(), guest.lastCrash().orElseThrow());
  }

  @Test
  void unknownFunction_isTheCallersMistake() {
    Guest guest = cofferdam.start(Crashers.named("g"));

    assertThrows(IllegalArgumentException.class, () -> guest.call("no-such"));
    assertEquals(0, guest.crashCount());
    assertEquals(0, guest.restartCount());
  }

  @Test
  void argumentOfTheWrongType_isTheCallersMistake() {
    Guest guest = cofferdam.start(Crashers.named("g"));

    assertThrows(IllegalArgumentException.class, () -> guest.call("add", "one", 2));
    assertEquals(3, guest.call("add", 1, 2));
  }

  @Test
  void missingImport_isALinkException() {
    var spec = GuestSpec.of("g", Crashers.bytes());

    assertThrows(LinkException.class, () -> cofferdam.start(spec));
    assertTrue(cofferdam.guests().isEmpty());
  }

  @Test
  void garbage_isAWasmException() {
    assertThrows(
        WasmException.class, () -> cofferdam.start(GuestSpec.of("g", new byte[] {1, 2, 3})));
  }

  @Test
  void fullMailbox_refuses() throws Exception {
    Guest guest = cofferdam.start(waitingHost().withMailbox(1));
    var running = guest.callAsync("quotes", List.of("A"));
    asked.await();
    var waiting = guest.callAsync("add", 1, 2);

    assertEquals(Refusal.OVERLOADED, refusal(guest, "add", 1, 2));

    answer.countDown();
    assertEquals("A=2.00", running.join());
    assertEquals(3, waiting.join());
  }

  @Test
  void callThatWaitsPastItsDeadline_isRefusedAndNoCrash() throws Exception {
    Guest guest = cofferdam.start(waitingHost());
    var running = guest.callAsync("quotes", List.of("A"));
    asked.await();
    time.advance(Duration.ofSeconds(19));
    var waiting = guest.callAsync("add", 1, 2);

    time.advance(Duration.ofSeconds(20));

    var refused = assertThrows(CompletionException.class, waiting::join).getCause();
    assertEquals(Refusal.OVERLOADED, assertInstanceOf(CallRefused.class, refused).reason());
    assertInstanceOf(
        GuestCrashed.class, assertThrows(CompletionException.class, running::join).getCause());
  }

  @Test
  void waitingCall_cancelled_neverRuns() throws Exception {
    Guest guest = cofferdam.start(waitingHost());
    var running = guest.callAsync("quotes", List.of("A"));
    asked.await();
    var waiting = guest.callAsync("divide", 1, 0);

    waiting.cancel(true);
    answer.countDown();

    assertEquals("A=2.00", running.join());
    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(0, guest.crashCount());
  }

  @Test
  void runningCall_cancelled_endsTheStoreAndIsNoCrash() throws Exception {
    Guest guest = cofferdam.start(waitingHost());
    var running = guest.callAsync("quotes", List.of("A"));
    asked.await();

    running.cancel(true);

    assertThrows(CancellationException.class, running::join);
    assertEquals(3, guest.call("add", 1, 2));
    assertEquals(1, guest.restartCount());
    assertEquals(0, guest.crashCount());
  }

  @Test
  void loopingGuest_isStoppedAtItsDeadline() {
    var limits = Limits.untrusted().withTimeout(Duration.ofMillis(50));
    Guest guest = cofferdam.start(Crashers.named("g").withLimits(limits));

    var crashed = assertInstanceOf(Outcome.Crashed.class, guest.tryCall("infinite-loop"));

    assertEquals("deadline", crashed.report().failure().kind());
  }

  @Test
  void guestOfMoreCodeThanAllowed_crashesAndTheLimitIsNamed() {
    var limits = CodeLimits.defaults().withModuleCodeBytes(100);
    try (var strict = Cofferdam.create(time.spec().withCodeLimits(limits))) {
      GuestSpec spec = Crashers.named("large");

      GuestCrashed crashed =
          assertThrows(GuestCrashed.class, () -> strict.start(spec).call("add", 1, 2));

      assertTrue(crashed.report().toText().contains("CodeLimits.withModuleCodeBytes"));
    }
  }

  @Test
  void closedGuest_refusesCalls() {
    Guest guest = cofferdam.start(Crashers.named("g"));

    guest.close();

    assertEquals(GuestState.STOPPED, guest.state());
    assertEquals(Refusal.STOPPED, refusal(guest, "add", 1, 2));
    assertTrue(cofferdam.guest("g").isEmpty());
  }

  @Test
  void guest_withTheNameOfAnother_isRefused() {
    cofferdam.start(Crashers.named("g"));

    assertThrows(IllegalArgumentException.class, () -> cofferdam.start(Crashers.named("g")));
    assertEquals(1, cofferdam.guests().size());
  }

  private static Refusal refusal(Guest guest, String function, Object... args) {
    return assertInstanceOf(CallOutcome.Refused.class, guest.tryCall(function, args)).reason();
  }
}
