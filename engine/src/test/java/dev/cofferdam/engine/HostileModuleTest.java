package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.HugeModule.Code;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Modules that are valid, and have very many of something.
@Timeout(60)
final class HostileModuleTest {
  private static final int FUNCS = 100_000;
  private static final int SEGMENTS = 100_000;

  /// An `i64` takes two entries of a class's constant pool, which has 65,535.
  private static final int CONSTANTS = 33_000;

  private static final Duration TIMEOUT = Duration.ofMillis(100);

  /// What a busy machine may add to a deadline.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Limits LIMITS = Limits.untrusted().withTimeout(Duration.ofMinutes(1));

  /// A loop of four multiplications, which the JVM unrolls.
  private static final Code SLOW_TO_OPTIMISE =
      new Code()
          .op(0x03, 0x40)
          .repeat(4, new Code().op(0x20, 0, 0x41, 0xd1, 0xdf, 0x04, 0x6c, 0x21, 0))
          .op(0x20, 0, 0x45, 0x0d, 0, 0x0b);

  /// A hundred thousand functions, and one that calls them all.
  private static final WasmModule BOMB = bomb();

  private static WasmModule bomb() {
    var module = new HugeModule();
    var callAll = new Code();
    for (int i = 0; i < FUNCS; i++) {
      module.function(0, SLOW_TO_OPTIMISE);
      callAll.op(0x41, 1, 0x10).leb(i);
    }
    return WasmModule.load(Guests.ENGINE, module.function(0, callAll).bytes());
  }

  private static Func func(WasmModule module, Limits limits, int index) {
    Store store = Guests.ENGINE.newStore(limits);
    return Linker.create(Guests.ENGINE).instantiate(store, module).func("f" + index);
  }

  @Test
  void hundredThousandFunctions_areLoadedAndCostWhatIsCalled() {
    long before = Engine.jvmCodeBytes();

    func(BOMB, LIMITS, 0).call(1);
    func(BOMB, LIMITS, FUNCS - 1).call(1);

    long compiledBytes = Engine.jvmCodeBytes() - before;
    assertTrue(compiledBytes < 1 << 20, () -> compiledBytes + " bytes compiled");
  }

  @Test
  void callOfAHundredThousandFunctions_endsAtTheDeadline() {
    Func callAll = func(BOMB, LIMITS.withTimeout(TIMEOUT), FUNCS);
    long start = System.nanoTime();

    assertTraps(TrapKind.DEADLINE, () -> callAll.call(1));

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(TIMEOUT.plus(PATIENCE)) < 0, took::toString);
  }

  @Test
  void constantsBeyondAConstantPool_areComputedWith() {
    var code = new Code();
    int sum = 0;
    for (int i = 0; i < CONSTANTS; i++) {
      code.op(0x42).signedLeb(1 << 20 | i).op(0xa7, 0x20, 0, 0x6a, 0x21, 0);
      sum += 1 << 20 | i;
    }
    code.op(0x20, 0, 0x41).signedLeb(sum).op(0x47, 0x04, 0x40, 0, 0x0b);
    var module = WasmModule.load(Guests.ENGINE, new HugeModule().function(0, code).bytes());

    func(module, LIMITS, 0).call(0);

    assertTraps(TrapKind.UNREACHABLE, () -> func(module, LIMITS, 0).call(1));
  }

  @Test
  void overlappingSegments_areCopiedInTheirOrder() {
    Instance guest = instance(1, SEGMENTS, segments(SEGMENTS, 64), LIMITS);

    byte[] written = guest.memory("m").read(0, 64, TrapKind.MEMORY_OUT_OF_BOUNDS);

    assertArrayEquals(filled(64, SEGMENTS - 1), written);
  }

  @Test
  void oneOfManySegmentsThatDoesNotFit_traps() {
    Code segments = segments(SEGMENTS - 1, 64).add(segments(1, (1 << 16) + 1).bytes());

    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, () -> instance(1, SEGMENTS, segments, LIMITS));
  }

  @Test
  void longSegments_lookAtTheDeadline() {
    Code segments = segments(20, 2 << 20);
    Limits brief = LIMITS.withTimeout(Duration.ofNanos(1));

    assertTraps(TrapKind.DEADLINE, () -> instance(64, 20, segments, brief));
  }

  /// Segments at address 0 whose bytes are their number.
  private static Code segments(int count, int size) {
    var segments = new Code();
    for (int i = 0; i < count; i++) {
      segments.op(0, 0x41, 0, 0x0b).leb(size).add(filled(size, i));
    }
    return segments;
  }

  private static byte[] filled(int size, int value) {
    var bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /// An instance whose memory is exported as `m`.
  private static Instance instance(int pages, int count, Code segments, Limits limits) {
    byte[] bytes =
        new Code()
            .op(0, 'a', 's', 'm', 1, 0, 0, 0)
            .section(5, new Code().op(1, 0).leb(pages))
            .section(7, new Code().op(1, 1, 'm', 2, 0))
            .section(11, new Code().leb(count).add(segments.bytes()))
            .bytes();
    Store store = Guests.ENGINE.newStore(limits);
    return Linker.create(Guests.ENGINE).instantiate(store, WasmModule.load(Guests.ENGINE, bytes));
  }
}
