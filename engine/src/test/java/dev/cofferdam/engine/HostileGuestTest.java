package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.text.WatReader;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Guests that mean harm, each stopped by the limit that is there for it.
@Timeout(60)
final class HostileGuestTest {
  private static final int LOCAL_COUNT = 300;
  private static final Limits LIMITS = Limits.untrusted().withFuel(20_000_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func $run (export \"run\") (return_call $run))",
        "(func $run (export \"run\") (return_call $b)) (func $b (return_call $run))",
        "(type $t (func)) (table funcref (elem $run))"
            + " (func $run (export \"run\") (return_call_indirect (type $t) (i32.const 0)))",
        "(func (export \"run\") (loop (br 0)))",
        "(memory 16) (func (export \"run\") (loop"
            + " (memory.copy (i32.const 0) (i32.const 9) (i32.const 1000000)) (br 0)))",
        "(table 9999 funcref) (func (export \"run\") (loop"
            + " (table.fill (i32.const 0) (ref.null func) (i32.const 9999)) (br 0)))"
      })
  void endlessWork_usesUpTheFuelInConstantStack(String body) {
    Instance guest = Guests.instance(LIMITS, "(module " + body + ")");

    assertTraps(TrapKind.OUT_OF_FUEL, guest.func("run")::call);
  }

  @Test
  void startFunctionThatNeverEnds_isStoppedDuringInstantiation() {
    String wat = "(module (func $s (loop (br 0))) (start $s))";

    assertTraps(TrapKind.OUT_OF_FUEL, () -> Guests.instance(LIMITS, wat));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func $run (export \"run\") (call $run))",
        "(func $run (export \"run\") (call $b)) (func $b (call $run))",
        "(type $t (func)) (table funcref (elem $run))"
            + " (func $run (export \"run\") (call_indirect (type $t) (i32.const 0)))"
      })
  void endlessRecursion_exhaustsTheModelledStack(String body) {
    Instance guest = Guests.instance(LIMITS, "(module " + body + ")");

    assertTraps(TrapKind.STACK_OVERFLOW, guest.func("run")::call);
  }

  @Test
  void recursionOfFunctionsWithManyLocals_isAsDeepAsItsFramesAllow() {
    String fill = repeat("(local.set %1$d (i64.const %1$d))");
    String use = repeat("(drop (local.get %1$d))");
    Instance guest =
        Guests.instance(
            LIMITS,
            "(module (func $run (export \"run\") (local "
                + "i64 ".repeat(LOCAL_COUNT)
                + ") "
                + fill
                + "(call $run)"
                + use
                + "))");

    Trap trap = assertTraps(TrapKind.STACK_OVERFLOW, guest.func("run")::call);

    assertTrue(
        trap.frames().size() <= (512 << 10) / (8 * LOCAL_COUNT),
        () -> trap.frames().size() + " frames");
  }

  private static String repeat(String format) {
    return IntStream.range(0, LOCAL_COUNT).mapToObj(format::formatted).collect(joining());
  }

  @Test
  void guestAndHostThatCallEachOtherWithoutEnd_exhaustTheModelledStack() {
    Store store = Guests.ENGINE.newStore(LIMITS);
    var run = new AtomicReference<Func>();
    Instance guest =
        Guests.calling(
            store,
            (_, _) -> run.get().call(),
            "(module (import \"env\" \"host\" (func $host)) (func (export \"run\") (call $host)))");
    run.set(guest.func("run"));

    assertTraps(TrapKind.STACK_OVERFLOW, guest.func("run")::call);
  }

  /// A function that returns its last parameter plus one, and `run`, which calls it.
  private static String wide(int paramCount) {
    String constants =
        IntStream.range(0, paramCount).mapToObj("(i64.const %d)"::formatted).collect(joining());
    return """
    (module (func $wide (param %s) (result i64) (i64.add (local.get %d) (i64.const 1)))
      (func (export "run") (result i64) (call $wide %s)))
    """
        .formatted("i64 ".repeat(paramCount), paramCount - 1, constants);
  }

  @Test
  void parametersBeyondThoseOfTheJvm_arePassed() {
    Instance guest = Guests.instance(wide(200));

    assertEquals(200L, guest.func("run").call()[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {700, 980, 1_000})
  void callOfSoManyParametersThatNothingDividesIt_isMade(int count) {
    Instance guest = Guests.instance(wide(count));

    assertEquals((long) count, guest.func("run").call()[0]);
  }

  /// Lines of so large a body count instructions, so it is compiled again to find one.
  @Test
  void trapInALargeBodyThatNothingDivides_isLocated() {
    String start = "(func (export \"run\") (result i64) (call $wide";
    String wat =
        wide(1_000)
            .replace(start, start.replace("(call", "nop ".repeat(70_000) + "(drop (call"))
            .stripTrailing()
            .replaceFirst("\\)\\)\\)$", ")) unreachable))")
            .replace("(func $wide", "(func")
            .replace("call $wide", "call 0");
    int offsetOfUnreachable = WatReader.toBinary(wat).length - 2;
    Instance guest = Guests.instance(wat);

    Trap trap = assertTraps(TrapKind.UNREACHABLE, () -> guest.func("run").call());

    assertEquals(1, trap.frames().getFirst().funcIndex());
    assertEquals(offsetOfUnreachable, trap.frames().getFirst().offset());
  }

  @Test
  void endlessRecursionWithManyParameters_exhaustsTheModelledStack() {
    String again = IntStream.range(0, 200).mapToObj("(local.get %d)"::formatted).collect(joining());
    Instance guest =
        Guests.instance(
            LIMITS,
            "(module (func $deeper (export \"run\") (param "
                + "i64 ".repeat(200)
                + ") (call $deeper "
                + again
                + ")))");
    Object[] args = Collections.nCopies(200, 7L).toArray();

    assertTraps(TrapKind.STACK_OVERFLOW, () -> guest.func("run").call(args));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(memory.fill (i32.const 65500) (i32.const 1) (i32.const 100))",
        "(memory.copy (i32.const 0) (i32.const 65500) (i32.const 100))",
        "(memory.init 0 (i32.const 0) (i32.const 0) (i32.const 100))"
      })
  void bulkOperationOutOfBounds_endsTheSameWayWithEveryAmountOfFuel(String operation) {
    String wat = "(module (memory 1) (data \"a\") (func (export \"run\") " + operation + "))";
    WasmModule module = Guests.module(wat);
    var kinds = new LinkedHashSet<TrapKind>();
    for (long fuel = 0; fuel < 120; fuel++) {
      TrapKind kind = trapOf(module, fuel);
      assertEquals(kind, trapOf(module, fuel));
      kinds.add(kind);
    }

    assertEquals(List.of(TrapKind.OUT_OF_FUEL, TrapKind.MEMORY_OUT_OF_BOUNDS), List.copyOf(kinds));
    assertEquals(TrapKind.MEMORY_OUT_OF_BOUNDS, trapOf(module, 120));
  }

  private static TrapKind trapOf(WasmModule module, long fuel) {
    Store store = Guests.ENGINE.newStore(LIMITS.withFuel(fuel));
    Instance guest = Linker.create(Guests.ENGINE).instantiate(store, module);
    return assertThrows(Trap.class, guest.func("run")::call).kind();
  }

  @Test
  void memoryGrownPageByPage_reachesItsLimitAndIsThenRefused() {
    Instance guest =
        Guests.instance(
            LIMITS.withMemoryBytes(16 << 20),
            """
            (module (memory 0) (func (export "run") (result i32)
              (loop (br_if 0 (i32.ge_s (memory.grow (i32.const 1)) (i32.const 0))))
              memory.size))
            """);

    assertEquals(256, guest.func("run").call()[0]);
  }

  @Test
  void branchTableOfVeryManyTargets_runsOrIsALoadError() {
    String wat =
        "(module (func (export \"run\") (param i32) (result i32) (block (block (br_table "
            + "0 1 ".repeat(50_000)
            + "0 (local.get 0))) (return (i32.const 1))) (i32.const 2)))";
    Instance guest = Guests.instance(wat);

    try {
      assertEquals(2, guest.func("run").call(77_777)[0]);
    } catch (LoadException tooLarge) {
      assertTrue(String.valueOf(tooLarge.getMessage()).length() > 10, tooLarge::toString);
    }
  }

  @Test
  void memoryOfANewStore_holdsNothingOfAnother() {
    WasmModule module =
        Guests.module(
            """
            (module (memory 1)
              (func (export "write") (i32.store (i32.const 512) (i32.const 42)))
              (func (export "read") (result i32) (i32.load (i32.const 512))))
            """);
    try (Store store = Guests.ENGINE.newStore()) {
      Linker.create(Guests.ENGINE).instantiate(store, module).func("write").call();
    }
    try (Store store = Guests.ENGINE.newStore()) {
      Instance next = Linker.create(Guests.ENGINE).instantiate(store, module);

      assertEquals(0, next.func("read").call()[0]);
    }
  }
}
