package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  private static final Limits LIMITS = Limits.untrusted();
  private static final String GROW =
      """
      (module (memory 1)
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "size") (result i32) memory.size))
      """;

  @Test
  void memoryThatStartsTooLarge_trapsBeforeItIsMade() {
    Trap trap =
        assertTraps(
            TrapKind.MEMORY_LIMIT, () -> Guests.instance(LIMITS, "(module (memory 65536))"));
    assertTrue(String.valueOf(trap.getMessage()).contains("65536 pages asked"), trap::getMessage);
    assertTraps(
        TrapKind.MEMORY_LIMIT,
        () -> Guests.instance(LIMITS.withMemoryBytes(65_535), "(module (memory 1))"));
  }

  @Test
  void limitMessage_namesLimitValueAskedAndRemedy() {
    Trap trap =
        assertTraps(
            TrapKind.MEMORY_LIMIT,
            () -> Guests.instance(LIMITS.withMemoryBytes(100_000), "(module (memory 2))"));

    assertEquals(
        "memory limit exceeded: 131072 asked, 100000 allowed (limit memoryBytes, raise it with"
            + " Limits.withMemoryBytes)",
        trap.getMessage());
  }

  @Test
  void memoryGrow_beyondTheLimit_isRefusedWithMinusOne() {
    Instance guest = Guests.instance(LIMITS.withMemoryBytes(3 * 65_536), GROW);

    assertArrayEquals(new Object[] {1}, guest.func("grow").call(2));
    assertArrayEquals(new Object[] {-1}, guest.func("grow").call(1));
    assertArrayEquals(new Object[] {-1}, guest.func("grow").call(-1));
    assertArrayEquals(new Object[] {3}, guest.func("size").call());
    assertEquals(3 * 65_536, guest.store().memoryBytes());
  }

  @Test
  void memoryGrow_beyondTwoGibibytes_isRefusedWithMinusOne() {
    Instance guest = Guests.instance(LIMITS.withMemoryBytes(Long.MAX_VALUE), GROW);

    assertArrayEquals(new Object[] {-1}, guest.func("grow").call(32_767));
    assertArrayEquals(new Object[] {-1}, guest.func("grow").call(65_535));
  }

  @Test
  void memories_areCountedInAll() {
    Store store = Guests.ENGINE.newStore(LIMITS.withMemories(2).withMemoryBytes(2 * 65_536));
    Guests.instance(store, "(module (memory 1))");
    Guests.instance(store, "(module (memory 1))");

    assertTraps(TrapKind.MEMORY_LIMIT, () -> Guests.instance(store, "(module (memory 0))"));
  }

  @Test
  void globalsOfManyInstances_countAgainstTheMemoryLimit() {
    WasmModule module =
        Guests.module("(module " + "(global i32 (i32.const 0))".repeat(10_000) + ")");
    Store store = Guests.ENGINE.newStore(LIMITS.withMemoryBytes(8 << 20));

    assertTraps(
        TrapKind.MEMORY_LIMIT,
        () -> {
          for (int i = 0; i < 20; i++) {
            Linker.create(Guests.ENGINE).instantiate(store, module);
          }
        });
    assertTrue(store.peakMemoryBytes() > 7 << 20, () -> store.peakMemoryBytes() + " bytes");
  }

  @Test
  void elementsOfTables_countAgainstTheMemoryLimit() {
    Limits limits = LIMITS.withMemoryBytes(1 << 20);

    assertTraps(
        TrapKind.MEMORY_LIMIT, () -> Guests.instance(limits, "(module (table 300000 funcref))"));
  }

  @Test
  void instancesAndHostStructures_shareWhatIsFree() {
    Limits limits = LIMITS.withMemoryBytes(65_536);
    Store store = Guests.instance(limits, "(module (table 100000 funcref))").store();

    assertTraps(TrapKind.MEMORY_LIMIT, () -> store.reserveMemory(400_000));
  }

  @Test
  void instantiation_looksAtTheClock() {
    WasmModule module = Guests.module("(module (global i32 (i32.const 0)))");
    Limits limits = LIMITS.withTimeout(Duration.ofMillis(50)).withInstances(Integer.MAX_VALUE);
    Store store = Guests.ENGINE.newStore(limits);

    assertTraps(
        TrapKind.DEADLINE,
        () -> {
          store.begin();
          try {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
              Linker.create(Guests.ENGINE).instantiate(store, module);
            }
          } finally {
            store.end();
          }
        });
  }

  @Test
  void tables_areCountedInAll() {
    Store store = Guests.ENGINE.newStore(LIMITS.withTables(1));
    Guests.instance(store, "(module (table 1 funcref))");

    assertTraps(TrapKind.TABLE_LIMIT, () -> Guests.instance(store, "(module (table 1 funcref))"));
  }

  @Test
  void tableElements_areCountedInAll() {
    Store store = Guests.ENGINE.newStore(LIMITS.withTableElements(10));
    Instance guest =
        Guests.instance(
            store,
            """
            (module (table 6 funcref) (func (export "grow") (param i32) (result i32)
              (table.grow (ref.null func) (local.get 0))))
            """);

    assertArrayEquals(new Object[] {6}, guest.func("grow").call(4));
    assertArrayEquals(new Object[] {-1}, guest.func("grow").call(1));
    assertTraps(TrapKind.TABLE_LIMIT, () -> Guests.instance(store, "(module (table 1 funcref))"));
  }

  @Test
  void instances_areCountedInAll() {
    Store store = Guests.ENGINE.newStore(LIMITS.withInstances(1));
    Guests.instance(store, "(module)");

    assertTraps(TrapKind.INSTANCE_LIMIT, () -> Guests.instance(store, "(module)"));
  }

  @Test
  void hostCallBytes_areCountedInOneCall() {
    Store store = Guests.ENGINE.newStore(LIMITS.withHostCallBytes(10));
    store.begin();
    store.chargeHostBytes(10);

    assertTraps(TrapKind.HOST_CALL_BYTES, () -> store.chargeHostBytes(1));
    store.end();
    store.begin();
    store.chargeHostBytes(10);
    store.end();
  }

  @Test
  void randomBytes_areCountedInOneCall() {
    Store store = Guests.ENGINE.newStore(LIMITS.withRandomBytes(10));
    store.begin();
    store.chargeRandomBytes(10);

    assertTraps(TrapKind.RANDOM_BYTES, () -> store.chargeRandomBytes(1));
    store.end();
    store.begin();
    store.chargeRandomBytes(10);
    store.end();
  }

  @Test
  void handles_areCountedInAll() {
    Store store = Guests.ENGINE.newStore(LIMITS.withHandles(2));
    store.addHandle();
    store.addHandle();
    store.removeHandle();
    store.addHandle();

    assertTraps(TrapKind.HANDLE_LIMIT, store::addHandle);
    assertEquals(2, store.usage().counts().handles());
  }

  @Test
  void usage_isTheMostThatACallUsed() {
    Store store = Guests.ENGINE.newStore();
    Instance guest =
        Guests.instance(
            store,
            """
            (module (memory 2) (table 7 funcref)
              (func $f (export "f") (param i32)
                (if (local.get 0) (then (call $f (i32.sub (local.get 0) (i32.const 1)))))))
            """);
    store.lookEvery(1);
    guest.func("f").call(50);
    long fuel = store.fuelConsumed();
    guest.func("f").call(1);

    StoreUsage usage = store.usage();
    assertEquals(fuel, usage.call().fuel());
    assertTrue(usage.stackBytes() > 50 * 96 && usage.stackBytes() < 50 * 500, usage::toString);
    assertEquals(new StoreUsage.Counts(1, 1, 7, 1, 0), usage.counts());
  }

  @Test
  void lookingMoreOften_costsNoFuel() {
    Instance often = Guests.instance(GROW);
    often.store().lookEvery(1);
    Instance seldom = Guests.instance(GROW);

    often.func("grow").call(3);
    seldom.func("grow").call(3);

    assertEquals(seldom.store().fuelConsumed(), often.store().fuelConsumed());
  }

  @Test
  void hostStructures_areChargedToTheMemoryLimit() {
    Store store = Guests.ENGINE.newStore(LIMITS.withMemoryBytes(100));
    long free = 1 << 20;
    store.reserveMemory(free + 60);

    assertTraps(TrapKind.MEMORY_LIMIT, () -> store.reserveMemory(60));
    store.releaseMemory(60);
    store.reserveMemory(100);

    assertEquals(free + 100, store.peakMemoryBytes());
  }

  @Test
  void stack_isBoundedByItsModel() {
    String recurse = "(module (func $f (export \"f\") call $f))";
    Func small = Guests.instance(LIMITS.withStackBytes(4 << 10), recurse).func("f");
    Func large = Guests.instance(LIMITS.withStackBytes(8 << 20), recurse).func("f");

    Trap trap = assertTraps(TrapKind.STACK_OVERFLOW, small::call);
    assertTraps(TrapKind.STACK_OVERFLOW, large::call);
    assertTrue(String.valueOf(trap.getMessage()).endsWith("raise it with Limits.withStackBytes)"));

    assertTrue(large.store().fuelConsumed() > 1_000 * small.store().fuelConsumed());
  }

  @Test
  void poisonedByALimit_isEvenAStoreOfCoreModules() {
    Store store = Guests.ENGINE.newStore(LIMITS.withMemoryBytes(0));
    assertTraps(TrapKind.MEMORY_LIMIT, () -> Guests.instance(store, "(module (memory 1))"));

    assertTraps(TrapKind.CANNOT_ENTER, () -> Guests.instance(store, "(module)"));
  }

  @Test
  void impossibleLimits_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withFuel(-1));
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withTimeout(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> LIMITS.withStackBytes(Integer.MAX_VALUE));
  }
}
