package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.NumType;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class InstantiationTest {
  private final Store store = Guests.ENGINE.newStore();

  private Linker linkerWith(String wat) {
    return Linker.create(Guests.ENGINE).defineInstance("m", Guests.instance(store, wat));
  }

  private static String unlinkable(Linker linker, Store store, String wat) {
    var error =
        assertThrows(LinkException.class, () -> linker.instantiate(store, Guests.module(wat)));
    return String.valueOf(error.getMessage());
  }

  @Test
  void importThatIsNotDefined_isUnknown() {
    String message =
        unlinkable(Linker.create(Guests.ENGINE), store, "(module (import \"a\" \"b\" (func)))");

    assertEquals("unknown import: a::b is not defined", message);
  }

  @Test
  void importsThatDoNotFit_areIncompatible() {
    var linker =
        linkerWith(
            """
            (module (func (export "f")) (memory (export "mem") 1 4) (table (export "t") 2 funcref)
              (global (export "g") i32 (i32.const 1)) (global (export "mut") (mut i32) (i32.const 1)))
            """);

    for (String item :
        List.of(
            "\"f\" (func (param i32))",
            "\"f\" (memory 1)",
            "\"mem\" (memory 2)",
            "\"mem\" (memory 1 3)",
            "\"t\" (table 3 funcref)",
            "\"t\" (table 2 3 funcref)",
            "\"t\" (table 2 externref)",
            "\"g\" (global i64)",
            "\"g\" (global (mut i32))",
            "\"mut\" (global i32)")) {
      String message = unlinkable(linker, store, "(module (import \"m\" " + item + "))");
      assertTrue(message.startsWith("incompatible import type"), message);
    }
  }

  @Test
  void importsWithWiderLimits_fit() {
    var linker =
        linkerWith("(module (memory (export \"mem\") 2 4) (table (export \"t\") 2 9 funcref))");

    linker.instantiate(
        store,
        Guests.module(
            """
            (module (import "m" "mem" (memory 1 5))
              (import "m" "t" (table 1 10 funcref)))
            """));
  }

  @Test
  void memoryThatGrew_isMatchedByItsSizeNow() {
    Instance first = Guests.instance(store, "(module (memory (export \"mem\") 1))");
    first.memory("mem").grow(1);
    var linker = Linker.create(Guests.ENGINE).defineInstance("m", first);

    linker.instantiate(store, Guests.module("(module (import \"m\" \"mem\" (memory 2)))"));
  }

  @Test
  void segments_areCopiedInOrderAndFailedOnesKeepEarlierWrites() {
    Instance shared = Guests.instance(store, "(module (memory (export \"mem\") 1))");
    var linker = Linker.create(Guests.ENGINE).defineInstance("m", shared);
    String wat =
        """
        (module (import "m" "mem" (memory 1))
          (data (i32.const 3) "ab") (data (i32.const 65535) "cd"))
        """;

    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> linker.instantiate(store, Guests.module(wat)));

    byte[] written = shared.memory("mem").read(3, 2, TrapKind.MEMORY_OUT_OF_BOUNDS);
    assertArrayEquals(new byte[] {'a', 'b'}, written);
  }

  @Test
  void extendedConstants_areEvaluated() {
    var linker =
        Linker.create(Guests.ENGINE)
            .define(
                "env", "base", Global.of(store, new GlobalType(NumType.I32, false), 0x7fff_ffff));
    Instance guest =
        linker.instantiate(
            store,
            Guests.module(
                """
                (module (import "env" "base" (global $base i32))
                  (global (export "a") i32
                    (i32.sub (i32.add (global.get $base) (i32.const 2)) (i32.const 5)))
                  (global (export "b") i64 (i64.mul (i64.const 3) (i64.const -4)))
                  (global (export "c") f32 (f32.const 1.5))
                  (global (export "d") f64 (f64.const -2.5)))
                """));

    assertEquals(0x7fff_fffc, guest.global("a").get());
    assertEquals(-12L, guest.global("b").get());
    assertEquals(1.5f, guest.global("c").get());
    assertEquals(-2.5, guest.global("d").get());
  }

  @Test
  void functionReferences_keepTheirIdentity() {
    Instance guest =
        Guests.instance(
            store,
            """
            (module (table (export "t") 2 funcref) (func $f (export "f")) (elem (i32.const 1) $f)
              (global (export "g") funcref (ref.func $f))
              (func (export "get") (result funcref) (table.get (i32.const 1))))
            """);

    assertSame(guest.func("f"), guest.table("t").get(1));
    assertSame(guest.func("f"), guest.global("g").get());
    assertSame(guest.func("f"), guest.func("get").call()[0]);
  }

  @Test
  void startFunction_runsOnceAndItsTrapIsTheInstantiations() {
    String wat = "(module (func $s unreachable) (start $s))";

    Trap trap = assertTraps(TrapKind.UNREACHABLE, () -> Guests.instance(store, wat));

    assertEquals(1, trap.frames().size());
  }

  @Test
  void itemOfAnotherStore_isRefused() {
    var foreign = Guests.instance("(module (func (export \"f\")))").func("f");
    var linker = Linker.create(Guests.ENGINE).define("m", "f", foreign);
    var module = Guests.module("(module (import \"m\" \"f\" (func)))");

    assertThrows(IllegalArgumentException.class, () -> linker.instantiate(store, module));
  }

  @Test
  void typesThatAreEqualInStructure_areEqualAcrossModules() {
    var linker =
        linkerWith(
            """
            (module (type (func (param i64))) (type $t (func (param i32) (result i32)))
              (table (export "t") funcref (elem $f)) (func $f (type $t) local.get 0))
            """);
    Instance user =
        linker.instantiate(
            store,
            Guests.module(
                """
                (module (type $t (func (param i32) (result i32))) (type $u (func))
                  (import "m" "t" (table 1 funcref))
                  (func (export "call") (result i32)
                    (call_indirect (type $t) (i32.const 5) (i32.const 0)))
                  (func (export "other") (call_indirect (type $u) (i32.const 0))))
                """));

    assertArrayEquals(new Object[] {5}, user.func("call").call());
    assertTraps(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, user.func("other")::call);
  }

  @Test
  void exportThatIsNotThere_isNamed() {
    Instance guest = Guests.instance(store, "(module (func (export \"f\")))");

    assertThrows(NoSuchElementException.class, () -> guest.func("g"));
    assertThrows(NoSuchElementException.class, () -> guest.memory("f"));
    assertTrue(guest.export("g").isEmpty());
  }
}
