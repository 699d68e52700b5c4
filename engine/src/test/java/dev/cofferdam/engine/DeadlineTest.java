package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DeadlineTest {
  private static final String SPIN = "(module (func (export \"run\") (loop (br 0))))";
  private static final String CALL_HOST =
      "(module (import \"env\" \"host\" (func $h)) (func (export \"run\") call $h))";
  private static final String CALL_HOST_THEN_SPIN =
      """
      (module (import "env" "host" (func $h)) (func (export "run") call $h (loop (br 0))))
      """;
  private static final Limits SHORT =
      Limits.untrusted().withTimeout(Duration.ofMillis(30)).withFuel(Long.MAX_VALUE);

  private static final HostFunction BLOCK =
      (_, _) -> {
        new CountDownLatch(1).await();
        return new Object[0];
      };

  @Test
  void endlessLoop_endsAtItsDeadline() {
    Instance guest = Guests.instance(SHORT, SPIN);

    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
    assertTrue(guest.store().isPoisoned());
  }

  @Test
  void hostFunctionThatBlocks_endsAtItsDeadlineWithoutALeakOfTheInterrupt() {
    Instance guest = Guests.calling(Guests.ENGINE.newStore(SHORT), BLOCK, CALL_HOST);

    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void hostFunctionThatSwallowsItsInterrupt_endsAtItsDeadline() {
    HostFunction stubborn =
        (_, _) -> {
          assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
          Thread.currentThread().interrupt();
          return new Object[0];
        };
    Instance guest = Guests.calling(Guests.ENGINE.newStore(SHORT), stubborn, CALL_HOST);

    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void callThatBlocksAfterAQuickOne_endsAtItsOwnDeadline() {
    var calls = new AtomicInteger();
    HostFunction blocksLater =
        (caller, args) -> calls.incrementAndGet() == 1 ? new Object[0] : BLOCK.call(caller, args);
    Instance guest = Guests.calling(Guests.ENGINE.newStore(SHORT), blocksLater, CALL_HOST);
    guest.func("run").call();

    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
  }

  @Test
  void manyHostFunctionsThatBlock_allEndAtTheirDeadlines() throws Exception {
    var ended = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 100; i++) {
      threads.add(Thread.ofPlatform().start(() -> block(ended)));
    }

    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(100, ended.get());
  }

  private static void block(AtomicInteger ended) {
    Instance guest = Guests.calling(Guests.ENGINE.newStore(SHORT), BLOCK, CALL_HOST);
    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
    ended.incrementAndGet();
  }

  @Test
  void embeddersOwnInterrupt_isAHostFailureAndKept() {
    Instance guest = Guests.calling(Guests.ENGINE.newStore(), BLOCK, CALL_HOST);
    Thread.currentThread().interrupt();

    var thrown = assertThrows(HostException.class, guest.func("run")::call);

    assertInstanceOf(InterruptedException.class, thrown.getCause());
    assertTrue(Thread.interrupted());
  }

  @Test
  void cancel_fromAnotherThread_stopsALoop() {
    Store store = Guests.ENGINE.newStore(Limits.untrusted().withFuel(Long.MAX_VALUE));
    HostFunction cancelled =
        (_, _) -> {
          Thread.ofVirtual().start(store::cancel);
          return new Object[0];
        };
    Instance guest = Guests.calling(store, cancelled, CALL_HOST_THEN_SPIN);

    assertTraps(TrapKind.CANCELLED, guest.func("run")::call);
    assertTraps(TrapKind.CANNOT_ENTER, guest.func("run")::call);
  }

  @Test
  void cancel_whileAHostFunctionBlocks_interruptsIt() {
    Store store = Guests.ENGINE.newStore();
    HostFunction cancelled =
        (_, _) -> {
          Thread.ofVirtual().start(store::cancel);
          new CountDownLatch(1).await();
          return new Object[0];
        };
    Instance guest = Guests.calling(store, cancelled, CALL_HOST);

    assertTraps(TrapKind.CANCELLED, guest.func("run")::call);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void cancel_beforeTheCall_refusesIt() {
    Store store = Guests.ENGINE.newStore();
    Instance guest = Guests.instance(store, "(module (func (export \"run\")))");
    store.cancel();

    assertTraps(TrapKind.CANCELLED, guest.func("run")::call);
  }

  @Test
  void hugeFill_looksAtTheDeadlineInBetween() {
    String fill =
        """
        (module (memory 512)
          (func (export "run") (loop
            (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x2000000)) (br 0))))
        """;
    Instance guest = Guests.instance(SHORT, fill);

    assertTraps(TrapKind.DEADLINE, guest.func("run")::call);
  }

  @Test
  void timeoutThatIsForever_isNoOverflow() {
    Limits forever = Limits.untrusted().withTimeout(Duration.ofSeconds(Long.MAX_VALUE));
    Func func = Guests.instance(forever, "(module (func (export \"run\")))").func("run");

    func.call();

    assertTrue(func.store().remainingNanos() > 0);
  }
}
