package dev.cofferdam.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Stops one guest at every point where it can be stopped.
@Timeout(60)
final class SweepTest {
  private static final String GUEST =
      """
      (module (memory 1 4)
        (func $square (param i32) (result i32) (i32.mul (local.get 0) (local.get 0)))
        (func (export "run") (param $n i32) (result i32) (local $sum i32)
          (drop (memory.grow (i32.const 1)))
          (loop $again
            (local.set $sum (i32.add (local.get $sum) (call $square (local.get $n))))
            (memory.fill (i32.const 0) (local.get $n) (i32.const 50))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          local.get $sum))
      """;
  private static final WasmModule MODULE = Guests.module(GUEST);
  private static final int EXPECTED = 5 * 11;

  private static String outcome(Limits limits) {
    try (Store store = Guests.ENGINE.newStore(limits)) {
      Instance guest = Linker.create(Guests.ENGINE).instantiate(store, MODULE);
      String result;
      try {
        result = "returned " + guest.func("run").call(5)[0];
      } catch (Trap trap) {
        result = trap.kind() + " at " + trap.frames();
        assertTrue(store.isPoisoned());
      }
      return result + " after " + store.fuelConsumed();
    }
  }

  @Test
  void everyAmountOfFuel_endsAtTheSamePlaceEachTime() {
    long whole = cost();
    boolean hasReturned = false;

    for (long fuel = 0; fuel <= whole + 1; fuel++) {
      Limits limits = Limits.untrusted().withFuel(fuel);
      String first = outcome(limits);
      assertEquals(first, outcome(limits));
      assertTrue(!hasReturned || first.startsWith("returned"), first);
      hasReturned = first.startsWith("returned");
    }
    assertTrue(hasReturned);

    assertArrayEquals(
        new Object[] {EXPECTED},
        Linker.create(Guests.ENGINE)
            .instantiate(Guests.ENGINE.newStore(), MODULE)
            .func("run")
            .call(5));
  }

  private static long cost() {
    Store store = Guests.ENGINE.newStore();
    Linker.create(Guests.ENGINE).instantiate(store, MODULE).func("run").call(5);
    return store.fuelConsumed();
  }

  @Test
  void everyAmountOfStack_endsAtTheSamePlaceEachTime() {
    for (int bytes = 0; bytes <= 2_000; bytes += 16) {
      Limits limits = Limits.untrusted().withStackBytes(bytes);
      assertEquals(stackOutcome(limits), stackOutcome(limits));
    }
  }

  private static String stackOutcome(Limits limits) {
    Instance guest = Guests.instance(limits, GUEST);
    try {
      return "returned " + guest.func("run").call(5)[0];
    } catch (Trap trap) {
      return trap.kind() + " at " + trap.frames();
    }
  }

  @Test
  void cancelAtEveryLook_endsTheGuest() {
    for (int visit = 1; visit <= 8; visit++) {
      int last = visit;
      Store store = Guests.ENGINE.newStore(Limits.untrusted().withFuel(Long.MAX_VALUE));
      Instance guest = Guests.instance(store, "(module (func (export \"spin\") (loop (br 0))))");
      int[] visits = {0};
      store.onQuantumEnd(() -> {
        if (++visits[0] == last) {
          store.cancel();
        }
      });

      TrapAssertions.assertTraps(TrapKind.CANCELLED, guest.func("spin")::call);
      assertEquals(last, visits[0]);
    }
  }

  @Test
  void cancelManyTimesAtOnce_hasOneOutcome() throws InterruptedException {
    Store store = Guests.ENGINE.newStore(Limits.untrusted().withFuel(Long.MAX_VALUE));
    Instance guest = Guests.instance(store, "(module (func (export \"spin\") (loop (br 0))))");
    var start = new CountDownLatch(1);
    for (int i = 0; i < 50; i++) {
      Thread.ofVirtual()
          .start(() -> {
            start.countDown();
            store.cancel();
          });
    }
    start.await();

    TrapAssertions.assertTraps(TrapKind.CANCELLED, guest.func("spin")::call);
    TrapAssertions.assertTraps(TrapKind.CANNOT_ENTER, guest.func("spin")::call);
  }

  @Test
  void trapOfAnotherStore_isTheHostFunctionsFailure() {
    Instance other = Guests.instance("(module (func (export \"crash\") unreachable))");
    HostFunction delegate = (_, _) -> other.func("crash").call();
    Instance guest =
        Guests.calling(
            Guests.ENGINE.newStore(),
            delegate,
            "(module (import \"env\" \"host\" (func $h)) (func (export \"run\") call $h))");

    TrapAssertions.assertTraps(TrapKind.HOST, guest.func("run")::call);
  }
}
