package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasm.NumType;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallTest {
  private static final String ADD =
      """
      (module (func (export "add") (param i32 i32) (result i32)
        (i32.add (local.get 0) (local.get 1))))
      """;

  @Test
  void boxedCall_ofAdd_returnsSum() {
    Func add = Guests.instance(ADD).func("add");

    assertArrayEquals(new Object[] {5}, add.call(2, 3));
  }

  @Test
  void boxedCall_withWrongType_isRefused() {
    Func add = Guests.instance(ADD).func("add");

    assertThrows(IllegalArgumentException.class, () -> add.call(2, 3L));
    assertThrows(IllegalArgumentException.class, () -> add.call(2));
  }

  @Test
  void flatCall_ofAdd_replacesArgumentsByResult() {
    Func add = Guests.instance(ADD).func("add");
    long[] values = {2, -5};

    add.callFlat(values);

    assertEquals(-3, values[0]);
  }

  @Test
  void typedCall_ofAdd_returnsSum() throws Throwable {
    var add =
        Guests.instance(ADD)
            .func("add")
            .typed(MethodType.methodType(int.class, int.class, int.class));

    assertEquals(5, (int) add.invokeExact(2, 3));
  }

  @Test
  void typedCall_ofAnotherType_isRefused() {
    Func add = Guests.instance(ADD).func("add");

    var other = MethodType.methodType(long.class, int.class, int.class);
    assertThrows(IllegalArgumentException.class, () -> add.typed(other));
  }

  @Test
  void everyNumberType_inAndOut_keepsItsValue() {
    var swap =
        Guests.instance(
                """
                (module (func (export "swap") (param i32 i64 f32 f64) (result f64 f32 i64 i32)
                  local.get 3 local.get 2 local.get 1 local.get 0))
                """)
            .func("swap");

    assertArrayEquals(new Object[] {4.5, 3.5f, 1L << 40, -1}, swap.call(-1, 1L << 40, 3.5f, 4.5));
  }

  @Test
  void references_inAndOut_keepTheirIdentity() {
    var echo =
        Guests.instance(
                """
                (module (func (export "echo") (param externref funcref) (result externref funcref)
                  local.get 0 local.get 1))
                """)
            .func("echo");
    Object outside = new Object();

    assertArrayEquals(new Object[] {outside, echo}, echo.call(outside, echo));
    assertArrayEquals(new Object[] {null, null}, echo.call(null, null));
  }

  @Test
  void functionWith300Longs_isCalledThroughTheContext() {
    String params = "i64 ".repeat(300);
    var last =
        Guests.instance(
                "(module (func (export \"last\") (param "
                    + params
                    + ") (result i64) local.get 299))")
            .func("last");
    Object[] args = IntStream.range(0, 300).mapToObj(i -> (Object) (long) i).toArray();

    assertArrayEquals(new Object[] {299L}, last.call(args));
  }

  @Test
  void hostFunctionWith300Longs_getsThemAll() {
    var linker = Linker.create(Guests.ENGINE);
    var params = java.util.Collections.<dev.cofferdam.wasm.ValType>nCopies(300, NumType.I64);
    linker.defineFunc(
        "env", "last", Guests.type(params, NumType.I64), (_, args) -> new Object[] {args[299]});
    String consts =
        IntStream.range(0, 300).mapToObj(i -> "i64.const " + i).collect(Collectors.joining(" "));
    var module =
        Guests.module(
            "(module (import \"env\" \"last\" (func $last (param "
                + "i64 ".repeat(300)
                + ") (result i64))) (func (export \"run\") (result i64) "
                + consts
                + " call $last))");

    var run = linker.instantiate(Guests.ENGINE.newStore(), module).func("run");

    assertArrayEquals(new Object[] {299L}, run.call());
  }

  @Test
  void hostFunction_withSeveralResults_givesThemAll() {
    var linker = Linker.create(Guests.ENGINE);
    var type = Guests.type(List.of(NumType.I32), NumType.I64, NumType.F64, NumType.I32);
    linker.defineFunc("env", "f", type, (_, args) -> new Object[] {7L, 0.5, args[0]});
    var module =
        Guests.module(
            """
            (module (import "env" "f" (func $f (param i32) (result i64 f64 i32)))
              (func (export "run") (result i64 f64 i32) i32.const 3 call $f))
            """);

    var run = linker.instantiate(Guests.ENGINE.newStore(), module).func("run");

    assertArrayEquals(new Object[] {7L, 0.5, 3}, run.call());
  }

  @Test
  void flatHostFunction_readsAndWritesBits() {
    var linker = Linker.create(Guests.ENGINE);
    var type = Guests.type(List.of(NumType.I32, NumType.I32), NumType.I32);
    linker.defineFlatFunc("env", "sub", type, (_, values) -> values[0] -= values[1]);
    var module =
        Guests.module(
            """
            (module (import "env" "sub" (func $sub (param i32 i32) (result i32)))
              (func (export "run") (result i32) (call $sub (i32.const 3) (i32.const 5))))
            """);

    var run = linker.instantiate(Guests.ENGINE.newStore(), module).func("run");

    assertArrayEquals(new Object[] {-2}, run.call());
  }

  @Test
  void callAcrossInstances_runsInTheOther() {
    Store store = Guests.ENGINE.newStore();
    var linker = Linker.create(Guests.ENGINE);
    linker.defineInstance("math", Guests.instance(store, ADD));
    var module =
        Guests.module(
            """
            (module (import "math" "add" (func $add (param i32 i32) (result i32)))
              (table funcref (elem $add))
              (type $t (func (param i32 i32) (result i32)))
              (func (export "direct") (result i32) (call $add (i32.const 1) (i32.const 2)))
              (func (export "indirect") (result i32)
                (call_indirect (type $t) (i32.const 3) (i32.const 4) (i32.const 0))))
            """);

    Instance user = linker.instantiate(store, module);

    assertArrayEquals(new Object[] {3}, user.func("direct").call());
    assertArrayEquals(new Object[] {7}, user.func("indirect").call());
  }

  @Test
  void traps_ofEachKind_areTold() {
    var traps =
        Guests.instance(
            """
            (module (memory 1) (table 2 funcref) (type $t (func))
              (func (export "unreachable") unreachable)
              (func (export "divide") (drop (i32.div_s (i32.const 1) (i32.const 0))))
              (func (export "load") (drop (i32.load (i32.const 65533))))
              (func (export "load8") (drop (i32.load8_u (i32.const 65536))))
              (func (export "store") (i64.store (i32.const -1) (i64.const 0)))
              (func (export "null") (call_indirect (type $t) (i32.const 0)))
              (func (export "undefined") (call_indirect (type $t) (i32.const 2)))
              (func (export "fill") (memory.fill (i32.const 65535) (i32.const 0) (i32.const 2)))
              (func (export "convert") (drop (i32.trunc_f32_s (f32.const nan)))))
            """);

    assertTraps(TrapKind.UNREACHABLE, () -> traps.func("unreachable").call());
    assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> traps.func("divide").call());
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> traps.func("load").call());
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> traps.func("load8").call());
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> traps.func("store").call());
    assertTraps(TrapKind.UNINITIALIZED_ELEMENT, () -> traps.func("null").call());
    assertTraps(TrapKind.UNDEFINED_ELEMENT, () -> traps.func("undefined").call());
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> traps.func("fill").call());
    assertTraps(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> traps.func("convert").call());
  }
}
