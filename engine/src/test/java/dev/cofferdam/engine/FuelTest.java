package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class FuelTest {
  private static final String COUNT =
      """
      (module (func (export "count") (param $n i32)
        (loop $again
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (br_if $again (local.get $n)))))
      """;

  private static long cost(Func count, int n) {
    count.call(n);
    return count.store().fuelConsumed();
  }

  @Test
  void startFunction_thatIsEmpty_costsThree() {
    var instance = Guests.instance("(module (func $f) (start $f))");

    assertEquals(3, instance.store().fuelConsumed());
  }

  @Test
  void storeThatWasNeverEntered_hasUsedNothing() {
    Store store = Guests.ENGINE.newStore();

    assertEquals(0, store.fuelConsumed());
    assertEquals(store.limits().fuel(), store.fuelLeft());
    assertTrue(store.remainingNanos() > 0);
  }

  @Test
  void drop_isFree() {
    var instance = Guests.instance("(module (func $f i32.const 0 drop) (start $f))");

    assertEquals(4, instance.store().fuelConsumed());
  }

  @Test
  void loop_costsSixAnIteration() {
    Func count = Guests.instance(COUNT).func("count");

    assertEquals(1 + 10 * 6, cost(count, 10));
  }

  @Test
  void fuel_coldAndWarm_isTheSame() {
    Func count = Guests.instance(COUNT).func("count");
    long cold = cost(count, 1_000);

    for (int i = 0; i < 2_000; i++) {
      count.call(1_000);
    }

    assertEquals(cold, cost(count, 1_000));
  }

  @Test
  void fuel_onAnotherThread_isTheSame() throws Exception {
    long here = cost(Guests.instance(COUNT).func("count"), 300_000);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var there =
          CompletableFuture.supplyAsync(
              () -> cost(Guests.instance(COUNT).func("count"), 300_000), threads);
      assertEquals(here, there.get());
    }
  }

  @Test
  void endlessLoop_usesUpFuelAndPoisonsTheStore() {
    var limits = Limits.untrusted().withFuel(1_000_000);
    var instance = Guests.instance(limits, "(module (func (export \"spin\") (loop (br 0))))");

    assertTraps(TrapKind.OUT_OF_FUEL, () -> instance.func("spin").call());

    assertEquals(0, instance.store().fuelLeft());
    assertTrue(instance.store().isPoisoned());
    assertTraps(TrapKind.CANNOT_ENTER, () -> instance.func("spin").call());
  }

  @Test
  void everyOutermostCall_startsWithTheWholeFuel() {
    var limits = Limits.untrusted().withFuel(100);
    Func count = Guests.instance(limits, COUNT).func("count");

    assertEquals(61, cost(count, 10));
    assertEquals(61, cost(count, 10));
  }

  @Test
  void fuelThatIsJustReached_stopsAtTheNextCheck() {
    String twice = "(module (func $f) (func (export \"run\") call $f))";
    Func enough = Guests.instance(Limits.untrusted().withFuel(4), twice).func("run");
    Func tooLittle = Guests.instance(Limits.untrusted().withFuel(3), twice).func("run");

    enough.call();

    assertEquals(3, enough.store().fuelConsumed());
    assertTraps(TrapKind.OUT_OF_FUEL, tooLittle::call);
  }

  @Test
  void bulkFill_isChargedByTheByteBeforeItsBoundsAreChecked() {
    String fill =
        """
        (module (memory 1) (func (export "fill") (param i32)
          (memory.fill (i32.const 0) (i32.const 1) (local.get 0))))
        """;
    Func func = Guests.instance(fill).func("fill");

    assertEquals(1 + 4 + 1_000, cost(func, 1_000));
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> func.call(70_000));
    assertEquals(1 + 4 + 70_000, func.store().fuelConsumed());
  }

  @Test
  void hostWork_isChargedToTheGuest() {
    Store store = Guests.ENGINE.newStore(Limits.untrusted().withFuel(1_000));
    HostFunction charge =
        (caller, _) -> {
          caller.chargeFuel(10_000);
          return new Object[0];
        };
    String wat = "(module (import \"env\" \"host\" (func $h)) (func (export \"run\") call $h))";
    Func run = Guests.calling(store, charge, wat).func("run");

    assertTraps(TrapKind.OUT_OF_FUEL, run::call);
  }

  @Test
  void hugeCharge_isClamped() {
    Store store = Guests.ENGINE.newStore();
    store.begin();

    assertTraps(TrapKind.OUT_OF_FUEL, () -> store.chargeFuel(Long.MAX_VALUE));
    assertTraps(TrapKind.OUT_OF_FUEL, () -> store.chargeFuel(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> store.chargeFuel(-1));
    store.end();
  }
}
