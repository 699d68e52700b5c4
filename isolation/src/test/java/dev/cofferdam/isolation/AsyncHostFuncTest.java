package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Functions of the host that promise their results.
@Timeout(60)
final class AsyncHostFuncTest {
  private static final Object PRICE = ComponentVal.Result.ok(1.5);

  private final Cofferdam cofferdam = Cofferdam.create();
  private final LinkedBlockingQueue<CompletableFuture<Object>> promises =
      new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  private Guest start(String name, Duration timeout) {
    return cofferdam.start(spec(name, (_, _) -> promise(), timeout));
  }

  private CompletionStage<Object> promise() {
    var promise = new CompletableFuture<Object>();
    promises.add(promise);
    return promise;
  }

  private static GuestSpec spec(String name, AsyncHostFunc fetchQuote, Duration timeout) {
    return Crashers.named(name)
        .withLimits(Limits.untrusted().withTimeout(timeout).withMemoryBytes(8 << 20))
        .withHost(linker ->
            linker
                .instance("demo:crashers/host@0.1.0")
                .func("log", (_, _) -> null)
                .asyncFunc("fetch-quote", fetchQuote));
  }

  @Test
  void promiseThatIsKept_isTheResult() throws Exception {
    var call = start("g", Duration.ofSeconds(20)).callAsync("quotes", List.of("A"));

    promises.take().complete(PRICE);

    assertEquals("A=1.50", call.join());
  }

  @Test
  void promiseKeptAtOnce_isTheResult() {
    var spec =
        spec("g", (_, _) -> CompletableFuture.completedFuture(PRICE), Duration.ofSeconds(20));

    assertEquals("A=1.50", cofferdam.start(spec).call("quotes", List.of("A")));
  }

  @Test
  void promiseThatFails_isTheHostsFailure() throws Exception {
    Guest guest = start("g", Duration.ofSeconds(20));
    var call = guest.callAsync("quotes", List.of("A"));

    promises.take().completeExceptionally(new IllegalStateException("no prices today"));

    assertThrows(Exception.class, call::join);
    var failure = guest.lastCrash().orElseThrow().failure();
    assertEquals("host", failure.kind());
    assertTrue(failure.cause().orElseThrow().contains("no prices today"));
  }

  @Test
  void latePromise_isCancelledAndNothingIsDetached() throws Exception {
    Guest guest = start("g", Duration.ofSeconds(4));
    keepFirstPromise(guest);
    var call = guest.callAsync("quotes", List.of("A"));
    CompletableFuture<Object> promise = promises.take();

    assertThrows(Exception.class, call::join);

    assertEquals("deadline", guest.lastCrash().orElseThrow().failure().kind());
    assertThrows(CancellationException.class, promise::join);
    assertEquals(0, guest.hostFuncs().getFirst().detachedCount());
    assertEquals(1, guest.hostFuncs().getFirst().failureCount());
  }

  /// What runs for the first time is compiled, which takes its part of the deadline.
  private void keepFirstPromise(Guest guest) throws InterruptedException {
    var first = guest.callAsync("quotes", List.of("A"));
    promises.take().complete(PRICE);
    first.join();
  }

  @Test
  void cancelledCall_cancelsItsPromise() throws Exception {
    Guest guest = start("g", Duration.ofSeconds(20));
    var call = guest.callAsync("quotes", List.of("A"));
    CompletableFuture<Object> promise = promises.take();

    call.cancel(true);

    assertThrows(CancellationException.class, promise::join);
    assertEquals(0, guest.crashCount());
  }

  @Test
  void guestsThatWait_leaveTheProcessorsToOthers() throws Exception {
    int count = 4 * Runtime.getRuntime().availableProcessors();
    var calls = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < count; i++) {
      calls.add(start("g" + i, Duration.ofSeconds(20)).callAsync("quotes", List.of("A")));
    }
    var waiting = new ArrayList<CompletableFuture<Object>>();
    for (int i = 0; i < count; i++) {
      waiting.add(promises.take());
    }

    assertEquals(3, cofferdam.start(Crashers.named("bystander")).call("add", 1, 2));

    waiting.forEach(promise -> promise.complete(PRICE));
    calls.forEach(call -> assertEquals("A=1.50", call.join()));
  }

  @Test
  void functionThatCannotPromise_isTheHostsFailure() {
    var begun = new CountDownLatch(1);
    Guest guest =
        cofferdam.start(
            spec(
                "g",
                (_, _) -> {
                  begun.countDown();
                  throw new IllegalStateException("cannot even promise");
                },
                Duration.ofSeconds(20)));

    assertEquals("host", PredecessorTest.crash(guest, "quotes", List.of("A")).failure().kind());
    assertEquals(0, begun.getCount());
  }
}
