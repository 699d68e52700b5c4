package dev.cofferdam.engine.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Trap;
import org.junit.jupiter.api.Test;

/// A function that is divided into pieces does what it would do whole, to the unit of fuel.
final class DividedFunctionTest {
  private static final String STEP =
      "(local.set 1 (i32.add (i32.mul (local.get 1) (i32.const 31)) (local.get 0)))";

  @Test
  void straightLine_computes() {
    var instance = Compiled.function("(param i32) (result i32) (local i32)" + steps(5_000));

    int expected = 0;
    for (int i = 0; i < 5_000; i++) {
      expected = expected * 31 + 7;
    }

    assertEquals(expected, instance.func("f").call(7)[0]);
  }

  @Test
  void straightLine_costsOneAnInstruction() {
    try (var store = Compiled.store()) {
      var instance = Compiled.instance(store, module(steps(5_000)));

      instance.func("f").call(7);

      assertEquals(1 + 5_000 * 6 + 1, store.fuelConsumed());
    }
  }

  @Test
  void interpreterLoop_reachesEveryHandler() {
    int handlers = 300;
    var instance = Compiled.instance(module(interpreter(handlers)));

    // Handler i adds i + 1 and goes on with the handler before it.
    assertEquals(handlers * (handlers + 1) / 2, instance.func("f").call(handlers - 1)[0]);
  }

  @Test
  void trapInAPiece_saysWhereAndKeepsTheFuel() {
    try (var store = Compiled.store()) {
      var instance = Compiled.instance(store, module(steps(5_000) + " unreachable"));

      Trap trap = assertThrows(Trap.class, () -> instance.func("f").call(7));

      assertEquals(1, trap.frames().size());
      assertEquals(1 + 5_000 * 6 + 1, store.fuelConsumed());
    }
  }

  private static String module(String body) {
    return "(module (func (export \"f\") (param i32) (result i32) (local i32) " + body + "))";
  }

  private static String steps(int count) {
    return STEP.repeat(count) + "(local.get 1)";
  }

  private static String interpreter(int handlers) {
    var wat = new StringBuilder("(block $out (loop $next " + "(block ".repeat(handlers));
    wat.append("(br_table");
    for (int i = 0; i < handlers; i++) {
      wat.append(' ').append(i);
    }
    wat.append(" $out (local.get 0))");
    for (int i = 0; i < handlers; i++) {
      wat.append(") (local.set 1 (i32.add (local.get 1) (i32.const ").append(i + 1).append(")))");
      wat.append("(local.set 0 (i32.sub (local.get 0) (i32.const 1)))");
      wat.append("(drop (i32.mul (local.get 0) (i32.const 12345)))".repeat(10))
          .append("(br $next)");
    }
    return wat.append(")) (local.get 1)").toString();
  }
}
