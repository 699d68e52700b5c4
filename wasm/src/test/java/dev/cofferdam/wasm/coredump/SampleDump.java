package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.VecType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A small dump with something of every kind.
final class SampleDump {
  static final String SECRET = "the secret of the guest";

  private SampleDump() {}

  static CoreDump dump() {
    return new CoreDump(
        "shop.wasm",
        CoreDumpContent.FULL,
        List.of("checkout", ""),
        List.of(
            new CoreInstance(1, List.of(), List.of(CoreInstance.NOT_DUMPED)),
            new CoreInstance(0, List.of(0, 1), List.of(0, 1, 2, 3, 4, 5))),
        List.of(
            new CoreThread("main", List.of(youngest(), oldest())), new CoreThread("", List.of())),
        List.of(memory32(), memory64()),
        globals());
  }

  private static CoreFrame youngest() {
    return new CoreFrame(
        1,
        300,
        70_000,
        List.of(
            new CoreValue.I32(-64),
            new CoreValue.I64(Long.MIN_VALUE),
            new CoreValue.F32(0x7fa00001),
            new CoreValue.F64(0x7ff4000000000001L),
            CoreValue.MISSING),
        List.of(new CoreValue.I32(64), CoreValue.MISSING));
  }

  private static CoreFrame oldest() {
    return new CoreFrame(0, 0, 0, List.of(), List.of());
  }

  private static CoreMemory memory32() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    return memory(
        new MemoryType(AddressType.I32, 3, 10, false),
        new CoreSegment(7, bytes, 0, bytes.length),
        new CoreSegment(3 * 65_536 - 1, new byte[] {9, 8, 7}, 2, 1));
  }

  private static CoreMemory memory64() {
    return memory(
        new MemoryType(AddressType.I64, 1L << 20, -1, false),
        new CoreSegment(1L << 35, new byte[] {1, 2, 3}, 0, 3));
  }

  static CoreMemory memory(MemoryType type, CoreSegment... segments) {
    return new CoreMemory(type, List.of(segments));
  }

  private static List<CoreGlobal> globals() {
    return List.of(
        new CoreGlobal(NumType.I32, new CoreValue.I32(1_048_576)),
        new CoreGlobal(NumType.I64, new CoreValue.I64(-1)),
        new CoreGlobal(NumType.F32, new CoreValue.F32(0xffc12345)),
        new CoreGlobal(NumType.F64, new CoreValue.F64(1)),
        new CoreGlobal(VecType.V128, new CoreValue.V128(-2, 3)),
        new CoreGlobal(RefType.EXNREF, new CoreValue.Ref()));
  }
}
