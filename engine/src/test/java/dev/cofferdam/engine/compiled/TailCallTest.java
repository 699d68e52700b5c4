package dev.cofferdam.engine.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.TrapKind;
import org.junit.jupiter.api.Test;

/// Tail calls take no stack, however many come one after the other.
final class TailCallTest {
  private static final String EVEN_AND_ODD =
      """
      (module
        (type $t (func (param i32) (result i32)))
        (table funcref (elem $even $odd))
        (func $even (export "f") (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
          %s)
        (func $odd (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
          (return_call $even (i32.sub (local.get 0) (i32.const 1)))))
      """;

  @Test
  void functionThatCallsItself_isALoop() {
    var sum =
        Compiled.function(
            "(param i32 i32) (result i32) (if (i32.eqz (local.get 0)) (then (return (local.get"
                + " 1)))) (return_call $f (i32.sub (local.get 0) (i32.const 1)) (i32.add (local.get"
                + " 1) (i32.const 2)))");

    assertEquals(2_000_000, sum.func("f").call(1_000_000, 0)[0]);
  }

  @Test
  void functionsThatCallEachOther_takeNoStack() {
    var instance =
        Compiled.instance(
            EVEN_AND_ODD.formatted("(return_call $odd (i32.sub (local.get 0) (i32.const 1)))"));

    assertEquals(0, instance.func("f").call(1_000_001)[0]);
  }

  @Test
  void callsThroughATable_takeNoStack() {
    var instance =
        Compiled.instance(
            EVEN_AND_ODD.formatted(
                "(return_call_indirect (type $t) (i32.sub (local.get 0) (i32.const 1))"
                    + " (i32.const 1))"));

    assertEquals(1, instance.func("f").call(1_000_000)[0]);
  }

  @Test
  void endlessTailCall_runsOutOfFuel() {
    try (var store = Compiled.store(Limits.untrusted().withFuel(100_000))) {
      var instance = Compiled.instance(store, "(module (func $f (export \"f\") (return_call $f)))");

      Compiled.assertTraps(TrapKind.OUT_OF_FUEL, instance);
    }
  }
}
