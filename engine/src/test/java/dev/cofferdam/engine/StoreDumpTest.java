package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpDecoder;
import dev.cofferdam.wasm.coredump.CoreDumpEncoder;
import dev.cofferdam.wasm.coredump.CoreFrame;
import dev.cofferdam.wasm.coredump.CoreGlobal;
import dev.cofferdam.wasm.coredump.CoreMemory;
import dev.cofferdam.wasm.coredump.CoreValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class StoreDumpTest {
  private static final String CRASHES =
      """
      (module $app
        (memory (export "memory") 1 3)
        (global $count (mut i32) (i32.const 0))
        (global f64 (f64.const 1.5))
        (global funcref (ref.null func))
        (data (i32.const 8) "hello")
        (func $inner (param i32) (local i64 f32)
          (global.set $count (i32.const 41))
          (i32.store (i32.const 65532) (memory.grow (i32.const 1)))
          unreachable)
        (func $outer (export "crash") (call $inner (i32.const 0))))
      """;

  private static final String CALLER =
      """
      (module $caller
        (import "env" "crash" (func $crash (param i32)))
        (table 2 funcref)
        (elem (i32.const 0) $indirect)
        (func $indirect (param i32) (call $crash (local.get 0)))
        (func (export "run") (param i32) (call_indirect (param i32) (local.get 0) (i32.const 0))))
      """;

  private static final String CALLEE =
      "(module $callee (func (export \"crash\") (param i32) unreachable))";

  private final Store store = Guests.ENGINE.newStore();

  @Test
  void dump_hasEveryByteOfTheMemoryAsItWasLeft() {
    Instance guest = Guests.instance(store, CRASHES);

    CoreMemory memory = crash(guest.func("crash")).memories().getFirst();

    assertEquals(2, memory.pageCount());
    assertEquals(3, memory.type().maxPages());
    assertArrayEquals(guest.memory("memory").asBytes(), memory.read(0, 2 * 65_536));
  }

  @Test
  void dump_hasTheValuesOfTheGlobals() {
    CoreDump dump = crash(Guests.instance(store, CRASHES).func("crash"));

    assertEquals(
        List.of(
            new CoreGlobal(NumType.I32, new CoreValue.I32(41)),
            new CoreGlobal(NumType.F64, new CoreValue.F64(Double.doubleToRawLongBits(1.5))),
            new CoreGlobal(RefType.FUNCREF, new CoreValue.Ref())),
        dump.globals());
  }

  @Test
  void frames_haveFunctionOffsetInTheBodyAndCountOfLocals() {
    Instance guest = Guests.instance(store, CRASHES);
    Trap trap = assertTraps(TrapKind.UNREACHABLE, guest.func("crash")::call);

    List<CoreFrame> frames = store.coreDump("app.wasm", trap).threads().getFirst().frames();

    assertEquals(List.of(0, 1), frames.stream().map(CoreFrame::funcIndex).toList());
    assertEquals(List.of(3, 0), frames.stream().map(frame -> frame.locals().size()).toList());
    for (int i = 0; i < frames.size(); i++) {
      int body = guest.module().model().body(i).bytes().offset();
      assertEquals(trap.frames().get(i).offset(), body + frames.get(i).codeOffset());
    }
  }

  @Test
  void dump_namesProgramAndModule() {
    CoreDump dump = crash(Guests.instance(store, CRASHES).func("crash"));

    assertEquals("app.wasm", dump.executableName());
    assertEquals(List.of("app"), dump.modules());
  }

  @Test
  void sharedMemoryAndGlobal_areThereOnce() {
    Instance owner =
        Guests.instance(
            store, "(module (memory (export \"m\") 1) (global (export \"g\") i32 (i32.const 7)))");
    Instance user =
        Linker.create(Guests.ENGINE)
            .defineInstance("env", owner)
            .instantiate(
                store,
                Guests.module(
                    """
                    (module (import "env" "m" (memory 1)) (import "env" "g" (global i32))
                      (global i64 (i64.const 1)) (func (export "crash") unreachable))
                    """));

    CoreDump dump = crash(user.func("crash"));

    assertEquals(1, dump.memories().size());
    assertEquals(List.of(0), dump.instances().get(1).memories());
    assertEquals(List.of(0, 1), dump.instances().get(1).globals());
  }

  @Test
  void frameOfOneOfManyInstances_calledDirectly_namesTheInstanceThatRan() {
    WasmModule callee = Guests.module(CALLEE);
    Instance first = Linker.create(Guests.ENGINE).instantiate(store, callee);
    var _ = Linker.create(Guests.ENGINE).instantiate(store, callee);
    Instance caller = linked(first);

    CoreDump dump = crash(caller.func("run"), 0);

    assertEquals(List.of(0, 2, 2), instanceIndices(dump));
  }

  @Test
  void framesOfManyInstances_calledThroughATable_nameTheInstanceThatRan() {
    Instance callee = Guests.instance(store, CALLEE);
    WasmModule module = Guests.module(CALLER);
    var linker = Linker.create(Guests.ENGINE).defineInstance("env", callee);
    Instance first = linker.instantiate(store, module);
    var _ = linker.instantiate(store, module);

    CoreDump dump = crash(first.func("run"), 0);

    assertEquals(List.of(0, 1, 1), instanceIndices(dump));
  }

  @Test
  void framesOfInstancesThatCallEachOtherThroughTheHost_nameTheInstancesThatRan() {
    WasmModule callee = Guests.module(CALLEE);
    Instance first = Linker.create(Guests.ENGINE).instantiate(store, callee);
    var _ = Linker.create(Guests.ENGINE).instantiate(store, callee);
    HostFunction pass = (_, args) -> first.func("crash").call(args);
    Instance caller =
        Linker.create(Guests.ENGINE)
            .defineFunc("env", "crash", Guests.type(List.of(NumType.I32)), pass)
            .instantiate(store, Guests.module(CALLER));

    CoreDump dump = crash(caller.func("run"), 0);

    assertEquals(List.of(0, 2, 2), instanceIndices(dump));
  }

  @Test
  void hostFailure_hasTheFramesOfItsCaller() {
    HostFunction fails =
        (_, _) -> {
          throw new IllegalStateException("broken");
        };
    Instance caller =
        Linker.create(Guests.ENGINE)
            .defineFunc("env", "crash", Guests.type(List.of(NumType.I32)), fails)
            .instantiate(store, Guests.module(CALLER));

    assertEquals(List.of(0, 0), instanceIndices(crash(caller.func("run"), 0)));
  }

  @Test
  void manyLocalsOfManyFrames_areLeftOutBeyondTheLimit() {
    String many = "(local" + " i64".repeat(40_000) + ")";
    Instance guest =
        Guests.instance(
            store,
            "(module (func $f (export \"f\") (param i32) %s (local.get 0) (if (then (call $f (i32.sub (local.get 0) (i32.const 1)))) (else unreachable))))"
                .formatted(many));

    List<CoreFrame> frames = crash(guest.func("f"), 5).threads().getFirst().frames();

    assertEquals(
        List.of(40_001, 40_001, 0, 0, 0, 0),
        frames.stream().map(frame -> frame.locals().size()).toList());
  }

  @Test
  void poisonedStore_isDumpedAfterTheTrap() {
    store.poisonOnTrap();

    CoreDump dump = crash(Guests.instance(store, CRASHES).func("crash"));

    assertEquals(2, dump.threads().getFirst().frames().size());
  }

  @Test
  void storeThatAnotherThreadIsInsideOf_isNotDumped() {
    HostFunction other =
        (_, _) -> {
          try (var threads = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            threads.submit(() -> store.coreDump("app", Trap.of(TrapKind.DEADLINE))).get();
          }
          return new Object[0];
        };
    Instance guest =
        Guests.calling(
            store,
            other,
            "(module (import \"env\" \"host\" (func $h)) (func (export \"run\") call $h))");

    var thrown = assertThrows(HostException.class, guest.func("run")::call);

    Throwable ofTheOtherThread = Objects.requireNonNull(thrown.getCause()).getCause();
    assertInstanceOf(IllegalStateException.class, ofTheOtherThread);
  }

  @Test
  void closedStore_isNotDumped() {
    store.close();

    assertThrows(
        IllegalStateException.class, () -> store.coreDump("app", Trap.of(TrapKind.DEADLINE)));
  }

  private Instance linked(Instance callee) {
    return Linker.create(Guests.ENGINE)
        .defineInstance("env", callee)
        .instantiate(store, Guests.module(CALLER));
  }

  private CoreDump crash(Func func, Object... args) {
    Trap trap = assertThrows(Trap.class, () -> func.call(args));
    CoreDump dump = store.coreDump("app.wasm", trap);
    CoreDump read = CoreDumpDecoder.decode(CoreDumpEncoder.of(dump).toBytes());
    assertEquals(dump.threads(), read.threads());
    assertEquals(dump.instances(), read.instances());
    return read;
  }

  private static List<Integer> instanceIndices(CoreDump dump) {
    return dump.threads().getFirst().frames().stream().map(CoreFrame::instanceIndex).toList();
  }
}
