package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes a core dump. The size is known before a byte is written, and contents of memories go from
/// where they are to the stream without a copy.
///
/// ```java
/// CoreDumpEncoder encoder = CoreDumpEncoder.of(dump);
/// if (encoder.size() <= bytesMax) {
///   encoder.writeTo(out);
/// }
/// ```
public final class CoreDumpEncoder {
  private static final long SECTION_BYTES_MAX = 0xffff_ffffL;

  private final byte[] head;
  private final DataRuns data;

  private CoreDumpEncoder(byte[] head, DataRuns data) {
    this.head = head;
    this.data = data;
  }

  /// Prepares a dump to be written. The bytes that it is a view of must not change until then.
  ///
  /// @throws IllegalArgumentException if it has more contents than the format can hold, 4 GiB
  public static CoreDumpEncoder of(CoreDump dump) {
    DataRuns data = DataRuns.of(dump.memories());
    if (data.size() > SECTION_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a data section holds 4 GiB at most, not " + data.size() + " bytes");
    }
    ByteSink head = head(dump);
    if (!data.isEmpty()) {
      head.u8(Format.DATA).unsigned(data.size());
    }
    return new CoreDumpEncoder(head.toBytes(), data);
  }

  /// Returns how many bytes will be written.
  public long size() {
    return head.length + (data.isEmpty() ? 0 : data.size());
  }

  /// Writes the dump.
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    if (!data.isEmpty()) {
      data.writeTo(out);
    }
  }

  /// Returns the dump as bytes.
  public byte[] toBytes() {
    var out = new ByteArrayOutputStream(Math.toIntExact(size()));
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Returns everything before the contents of the data section.
  private static ByteSink head(CoreDump dump) {
    var out = new ByteSink().fixed32(Format.MAGIC).fixed32(Format.VERSION);
    out.section(Format.CUSTOM, custom(Format.CORE).u8(0).name(dump.executableName()));
    if (dump.content() == CoreDumpContent.REDACTED) {
      out.section(Format.CUSTOM, custom(Format.REDACTED));
    }
    out.section(Format.CUSTOM, modules(dump.modules()));
    out.section(Format.CUSTOM, instances(dump.instances()));
    dump.threads().forEach(thread -> out.section(Format.CUSTOM, stack(thread)));
    if (!dump.memories().isEmpty()) {
      out.section(Format.MEMORY, memories(dump.memories()));
    }
    if (!dump.globals().isEmpty()) {
      out.section(Format.GLOBAL, globals(dump.globals()));
    }
    return out;
  }

  private static ByteSink custom(String name) {
    return new ByteSink().name(name);
  }

  private static ByteSink modules(List<String> modules) {
    ByteSink out = custom(Format.MODULES).unsigned(modules.size());
    modules.forEach(name -> out.u8(0).name(name));
    return out;
  }

  private static ByteSink instances(List<CoreInstance> instances) {
    ByteSink out = custom(Format.INSTANCES).unsigned(instances.size());
    for (CoreInstance instance : instances) {
      out.u8(0).unsigned(instance.moduleIndex());
      indices(out, instance.memories());
      indices(out, instance.globals());
    }
    return out;
  }

  private static void indices(ByteSink out, List<Integer> indices) {
    out.unsigned(indices.size());
    indices.forEach(index -> out.unsigned(Integer.toUnsignedLong(index)));
  }

  private static ByteSink stack(CoreThread thread) {
    ByteSink out = custom(Format.STACK).u8(0).name(thread.name());
    out.unsigned(thread.frames().size());
    for (CoreFrame frame : thread.frames()) {
      out.u8(0).unsigned(frame.instanceIndex()).unsigned(frame.funcIndex());
      out.unsigned(frame.codeOffset());
      values(out, frame.locals());
      values(out, frame.stack());
    }
    return out;
  }

  private static void values(ByteSink out, List<CoreValue> values) {
    out.unsigned(values.size());
    values.forEach(value -> value(out, value));
  }

  private static void value(ByteSink out, CoreValue value) {
    switch (value) {
      case CoreValue.I32(int i32) -> out.u8(Format.I32).signed(i32);
      case CoreValue.I64(long i64) -> out.u8(Format.I64).signed(i64);
      case CoreValue.F32(int bits) -> out.u8(Format.F32).fixed32(bits);
      case CoreValue.F64(long bits) -> out.u8(Format.F64).fixed64(bits);
      case CoreValue.Missing _, CoreValue.V128 _, CoreValue.Ref _ -> out.u8(Format.MISSING);
    }
  }

  private static ByteSink memories(List<CoreMemory> memories) {
    ByteSink out = new ByteSink().unsigned(memories.size());
    for (CoreMemory memory : memories) {
      MemoryType type = memory.type();
      int wide = type.addressType() == AddressType.I64 ? 4 : 0;
      out.u8(wide | (type.hasMax() ? 1 : 0)).unsigned(type.minPages());
      if (type.hasMax()) {
        out.unsigned(type.maxPages());
      }
    }
    return out;
  }

  private static ByteSink globals(List<CoreGlobal> globals) {
    ByteSink out = new ByteSink().unsigned(globals.size());
    for (CoreGlobal global : globals) {
      out.u8(code(global.type())).u8(0);
      constant(out, global);
      out.u8(Format.END);
    }
    return out;
  }

  private static int code(ValType type) {
    return switch (type) {
      case NumType.I32 -> Format.I32;
      case NumType.I64 -> Format.I64;
      case NumType.F32 -> Format.F32;
      case NumType.F64 -> Format.F64;
      case VecType _ -> Format.V128;
      case RefType ref -> Format.code((AbstractHeapType) ref.heap());
    };
  }

  private static void constant(ByteSink out, CoreGlobal global) {
    switch (global.value()) {
      case CoreValue.I32(int value) -> out.u8(Format.I32_CONST).signed(value);
      case CoreValue.I64(long value) -> out.u8(Format.I64_CONST).signed(value);
      case CoreValue.F32(int bits) -> out.u8(Format.F32_CONST).fixed32(bits);
      case CoreValue.F64(long bits) -> out.u8(Format.F64_CONST).fixed64(bits);
      case CoreValue.V128(long low, long high) ->
          out.u8(Format.VECTOR_PREFIX).u8(Format.V128_CONST).fixed64(low).fixed64(high);
      case CoreValue.Ref _ -> out.u8(Format.REF_NULL).u8(code(global.type()));
      case CoreValue.Missing missing -> throw new AssertionError(missing);
    }
  }
}
