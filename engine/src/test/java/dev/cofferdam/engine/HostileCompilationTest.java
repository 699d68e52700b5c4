package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.HugeModule.Code;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Modules whose functions are made to keep the compiler busy.
@Timeout(120)
final class HostileCompilationTest {
  private static final Duration TIMEOUT = Duration.ofMillis(20);

  /// What a busy machine may add to a deadline.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// With a stack for functions of 40,000 locals.
  private static final Limits LONG =
      Limits.untrusted().withTimeout(Duration.ofMinutes(1)).withStackBytes(1 << 20);

  private static final Limits SHORT = LONG.withTimeout(TIMEOUT);

  /// `local.get 0, i32.const 77777, i32.mul, local.set 0`.
  private static final Code STEP = new Code().op(0x20, 0, 0x41, 0xd1, 0xdf, 0x04, 0x6c, 0x21, 0);

  /// What makes a function slow to compile.
  enum Attack {
    SIZE,
    BRANCH_TABLES,
    NESTING,
    LOCALS;

    byte[] module() {
      return switch (this) {
        case SIZE -> bigFunctions(3, 200_000);
        case BRANCH_TABLES -> branchTables();
        case NESTING -> nesting();
        case LOCALS -> manyLocals();
      };
    }
  }

  private static byte[] bigFunctions(int count, int steps) {
    var module = new HugeModule();
    for (int i = 0; i < count; i++) {
      module.function(0, new Code().repeat(steps, STEP));
    }
    return module.bytes();
  }

  private static byte[] branchTables() {
    var table = new Code().op(0x02, 0x40, 0x02, 0x40, 0x20, 0, 0x0e).leb(150_000);
    table.repeat(75_000, new Code().op(0, 1)).op(0, 0x0b, 0x0b);
    return new HugeModule().function(0, new Code().repeat(30, table)).bytes();
  }

  private static byte[] nesting() {
    var code = new Code().repeat(40_000, new Code().op(0x02, 0x40));
    code.repeat(40_000, new Code().op(0x20, 0, 0x45, 0x0d, 0, 0x0b));
    return new HugeModule().function(0, code).bytes();
  }

  private static byte[] manyLocals() {
    var code = new Code();
    for (int i = 1; i < 40_000; i++) {
      code.op(0x20).leb(i - 1).op(0x45, 0x04, 0x40, 0x41, 1, 0x21).leb(i).op(0x0b);
    }
    return new HugeModule().function(40_000, code).bytes();
  }

  private static Func first(WasmModule module, Limits limits) {
    Store store = Guests.ENGINE.newStore(limits);
    return Linker.create(Guests.ENGINE).instantiate(store, module).func("f0");
  }

  @ParameterizedTest
  @EnumSource
  void functionThatIsSlowToCompile_endsAtTheDeadlineAndCanBeCalledLater(Attack attack) {
    WasmModule module = WasmModule.load(Guests.ENGINE, attack.module());
    Func late = first(module, SHORT);
    long start = System.nanoTime();

    assertTraps(TrapKind.DEADLINE, () -> late.call(1));

    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(waited.compareTo(TIMEOUT.plus(PATIENCE)) < 0, waited::toString);
    first(module, LONG).call(1);
  }

  @Test
  void functionThatIsSlowToCompile_canBeCancelled() {
    WasmModule module = WasmModule.load(Guests.ENGINE, bigFunctions(1, 200_000));
    Func slow = first(module, LONG);
    Thread.ofVirtual().start(slow.store()::cancel);

    assertTraps(TrapKind.CANCELLED, () -> slow.call(1));
  }

  @Test
  void moduleWithLargeFunctions_mayHoldUpACallUntilItIsCompiled() {
    Func slow = first(WasmModule.load(Guests.ENGINE, bigFunctions(1, 10_000)), LONG);
    Func quick = first(WasmModule.load(Guests.ENGINE, bigFunctions(1, 10)), LONG);

    assertTrue(slow.store().mayWaitForCompiler());
    assertFalse(quick.store().mayWaitForCompiler());
  }

  @Test
  void fuelOfACallThatWaitedForTheCompiler_isThatOfAnyOther() {
    WasmModule module = WasmModule.load(Guests.ENGINE, bigFunctions(1, 100_000));
    Func cold = first(module, LONG);
    Func warm = first(module, LONG);

    cold.call(1);
    warm.call(1);

    assertEquals(1 + 4 * 100_000, cold.store().fuelConsumed());
    assertEquals(cold.store().fuelConsumed(), warm.store().fuelConsumed());
  }

  @Test
  void neighbour_ofAModuleThatKeepsTheCompilerBusy_isCompiledInItsTime() {
    WasmModule hostile = WasmModule.load(Guests.ENGINE, bigFunctions(3, 200_000));
    Func late = first(hostile, SHORT);
    assertTraps(TrapKind.DEADLINE, () -> late.call(1));

    Func neighbour =
        Guests.instance(
                Limits.untrusted().withTimeout(PATIENCE),
                "(module (func (export \"f\") (result i32) (i32.const 42)))")
            .func("f");

    assertEquals(42, neighbour.call()[0]);
  }

  @Test
  void moduleWithMoreCodeThanAllowed_isStoppedAndItsNeighbourGoesOn() {
    Engine engine = Engine.create(CodeLimits.defaults().withModuleCodeBytes(100_000));
    WasmModule hostile = WasmModule.load(engine, bigFunctions(1, 30_000));
    Func func = Linker.create(engine).instantiate(engine.newStore(LONG), hostile).func("f0");

    Trap trap = assertTraps(TrapKind.CODE_LIMIT, () -> func.call(1));

    assertTrue(
        String.valueOf(trap.getMessage()).contains("CodeLimits.withModuleCodeBytes"),
        trap::toString);
    WasmModule small = WasmModule.load(engine, bigFunctions(1, 10));
    Linker.create(engine).instantiate(engine.newStore(), small).func("f0").call(1);
  }

  @Test
  void jvmWithMoreCodeThanAllowed_stopsTheCallThatNeedsMore() {
    Engine engine = Engine.create(CodeLimits.defaults().withJvmCodeBytes(Engine.jvmCodeBytes()));
    WasmModule module = WasmModule.load(engine, bigFunctions(1, 10));
    Func func = Linker.create(engine).instantiate(engine.newStore(), module).func("f0");

    Trap trap = assertTraps(TrapKind.HOST_OUT_OF_MEMORY, () -> func.call(1));

    assertTrue(
        String.valueOf(trap.getMessage()).contains("CodeLimits.withJvmCodeBytes"), trap::toString);
  }

  @Test
  void twoHundredBigHotFunctions_endAtTheDeadline() {
    Code loop = new Code().op(0x03, 0x40).repeat(600, STEP).op(0x0c, 0, 0x0b);
    var bytes = new HugeModule();
    for (int i = 0; i < 200; i++) {
      bytes.function(0, loop);
    }
    WasmModule module = WasmModule.load(Guests.ENGINE, bytes.bytes());
    Limits limits = SHORT.withFuel(Long.MAX_VALUE);

    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> {
          Store store = Guests.ENGINE.newStore(limits);
          Func func = Linker.create(Guests.ENGINE).instantiate(store, module).func("f" + i);
          assertTraps(TrapKind.DEADLINE, () -> func.call(1));
        });
  }

  @Test
  void moduleThatIsCondemned_takesItsStoresAlongAndNoOthers() {
    WasmModule broken = Guests.module("(module (func (export \"f\")))");
    Func first = export(broken);
    Func second = export(broken);
    Func neighbour = export(Guests.module("(module (func (export \"f\")))"));
    first.call();

    broken.loaded().condemn(new EngineBug("made wrong code", null));

    assertTraps(TrapKind.CANNOT_ENTER, first::call);
    assertTraps(TrapKind.CANNOT_ENTER, second::call);
    neighbour.call();
    assertFalse(neighbour.store().isPoisoned());
  }

  private static Func export(WasmModule module) {
    return Linker.create(Guests.ENGINE).instantiate(Guests.ENGINE.newStore(), module).func("f");
  }
}
