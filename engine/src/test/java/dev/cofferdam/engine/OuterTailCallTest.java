package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.wasm.NumType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tail calls between functions of two modules take no more stack than those within one.
final class OuterTailCallTest {
  /// Counts down through the table of the other module's function.
  private static final String EVEN =
      """
      (module
        (type $t (func (param i32 i64) (result i64)))
        (table (export "table") 2 funcref)
        (func $even (export "even") (type $t)
          (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
          (; the tail call ;))
        (func (export "run") (param i32) (result i64)
          (i64.add (call $even (local.get 0) (i64.const 0)) (i64.const 1))))
      """;

  private static final String THROUGH_THE_TABLE =
      "(return_call_indirect (type $t) (i32.sub (local.get 0) (i32.const 1))"
          + " (i64.add (local.get 1) (i64.const 3)) (i32.const 0))";

  /// As before, with a call within the module between.
  private static final String THROUGH_A_FUNCTION =
      "(return_call $next (local.get 0) (local.get 1)))"
          + " (func $next (type $t) "
          + THROUGH_THE_TABLE;

  private static final String ODD =
      """
      (module
        (type $t (func (param i32 i64) (result i64)))
        (import "a" "even" (func $even (type $t)))
        (import "a" "table" (table 2 funcref))
        (elem (i32.const 0) func $odd)
        (func $odd (type $t)
          (if (i32.eqz (local.get 0)) (then (return (i64.const -1))))
          (return_call $even (i32.sub (local.get 0) (i32.const 1))
            (i64.add (local.get 1) (i64.const 4)))))
      """;

  private static Instance evenAndOdd(Limits limits, String call) {
    Store store = Guests.ENGINE.newStore(limits);
    Instance even = Guests.instance(store, EVEN.replace("(; the tail call ;)", call));
    Linker.create(Guests.ENGINE).defineInstance("a", even).instantiate(store, Guests.module(ODD));
    return even;
  }

  @ParameterizedTest
  @ValueSource(strings = {THROUGH_THE_TABLE, THROUGH_A_FUNCTION})
  void millionTailCalls_betweenTwoModules_fitTheStack(String call) {
    Instance even = evenAndOdd(Limits.untrusted(), call);

    assertArrayEquals(new Object[] {3_500_000L}, even.func("even").call(1_000_000, 0L));
  }

  @Test
  void callThatIsNoTailCall_getsTheResultOfTheLast() {
    Instance even = evenAndOdd(Limits.untrusted(), THROUGH_THE_TABLE);

    assertArrayEquals(new Object[] {71L}, even.func("run").call(20));
    assertArrayEquals(new Object[] {0L}, even.func("run").call(3));
  }

  @Test
  void tailCall_costsWhatACallCosts() {
    Instance even = evenAndOdd(Limits.untrusted(), THROUGH_THE_TABLE);

    even.func("even").call(1_000, 0L);

    // Five hundred rounds of both functions, and the call that finds nothing left to do.
    assertEquals(500 * (12 + 11) + 5, even.store().fuelConsumed());
  }

  @Test
  void endlessTailCalls_useUpTheFuel() {
    Instance even = evenAndOdd(Limits.untrusted().withFuel(1_000_000), THROUGH_THE_TABLE);

    assertTraps(TrapKind.OUT_OF_FUEL, () -> even.func("even").call(-2, 0L));
  }

  @Test
  void tailCallOfAHostFunction_isACall() {
    var calls = new AtomicInteger();
    HostFunction host =
        (_, args) -> {
          calls.incrementAndGet();
          return new Object[] {(int) args[0] + 1};
        };
    String wat =
        """
        (module (import "env" "host" (func $h (param i32) (result i32)))
          (func (export "f") (param i32) (result i32) (return_call $h (local.get 0))))
        """;
    Func func =
        Linker.create(Guests.ENGINE)
            .defineFunc("env", "host", Guests.type(List.of(NumType.I32), NumType.I32), host)
            .instantiate(Guests.ENGINE.newStore(), Guests.module(wat))
            .func("f");

    assertArrayEquals(new Object[] {8}, func.call(7));
    assertEquals(1, calls.get());
  }

  @Test
  void severalResultsAndReferences_passBetweenModules() {
    Store store = Guests.ENGINE.newStore();
    Instance first =
        Guests.instance(
            store,
            """
            (module (func (export "swap") (param externref f32 f64) (result f64 externref f32)
              (local.get 2) (local.get 0) (local.get 1)))
            """);
    String wat =
        """
        (module (import "a" "swap" (func $swap (param externref f32 f64) (result f64 externref f32)))
          (func (export "swap") (param externref f32 f64) (result f64 externref f32)
            (return_call $swap (local.get 0) (local.get 1) (local.get 2))))
        """;
    Linker linker = Linker.create(Guests.ENGINE).defineInstance("a", first);

    Func swap = linker.instantiate(store, Guests.module(wat)).func("swap");

    assertArrayEquals(new Object[] {2.5, "ref", 1.5f}, swap.call("ref", 1.5f, 2.5));
  }
}
