package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.TypeReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the sections read so far contained. As they come in any order, what refers to another is
/// checked at the end.
final class DumpParts {
  /// An object with a list or two, and its place in a list.
  private static final int OBJECT_BYTES = 96;

  private final byte[] file;
  private final DumpBudget budget;
  private final List<CoreThread> threads = new ArrayList<>();
  private final List<DataSegment> segments = new ArrayList<>();
  private @Nullable String executableName;
  private @Nullable List<String> modules;
  private @Nullable List<CoreInstance> instances;
  private @Nullable List<MemoryType> memories;
  private @Nullable List<CoreGlobal> globals;
  private CoreDumpContent content = CoreDumpContent.FULL;

  DumpParts(byte[] file, DumpBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /// A data segment, and where it stands in the file.
  private record DataSegment(
      int memoryIndex, AddressType addressType, CoreSegment segment, int fileOffset) {
    boolean fits(MemoryType type) {
      return addressType == type.addressType()
          && CoreMemory.isInside(type, segment.address(), segment.size());
    }
  }

  /// Returns whether a custom section is the one that every core dump has.
  boolean isCore(ByteRange contents) {
    ByteReader reader = reader(contents);
    int size = reader.count();
    return size == Format.CORE.length() && reader.utf8(size).equals(Format.CORE);
  }

  private ByteReader reader(ByteRange contents) {
    return ByteReader.of(file, contents);
  }

  private static void requireEnd(ByteReader reader) {
    if (!reader.isAtEnd()) {
      throw reader.malformed("section size mismatch");
    }
  }

  void custom(ByteRange range) {
    ByteReader reader = reader(range);
    String name = budget.name(reader);
    switch (name) {
      case Format.CORE -> {
        requireFirst(executableName, name, range);
        requireTag(reader);
        executableName = budget.name(reader);
      }
      case Format.MODULES -> {
        requireFirst(modules, name, range);
        modules = modules(reader);
      }
      case Format.INSTANCES -> {
        requireFirst(instances, name, range);
        instances = instances(reader);
      }
      case Format.STACK -> threads.add(thread(reader));
      case Format.REDACTED -> content = CoreDumpContent.REDACTED;
      default -> reader.seek(reader.end());
    }
    requireEnd(reader);
  }

  private static void requireFirst(@Nullable Object known, String name, ByteRange range) {
    if (known != null) {
      throw new MalformedException("a second section " + name, range.offset());
    }
  }

  /// Reads the byte 0 that everything of the convention starts with.
  private static void requireTag(ByteReader reader) {
    if (reader.u8() != 0) {
      throw new MalformedException("zero byte expected", reader.position() - 1);
    }
  }

  private List<String> modules(ByteReader reader) {
    int count = budget.count(reader, 8);
    var names = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      requireTag(reader);
      names.add(budget.name(reader));
    }
    return names;
  }

  private List<CoreInstance> instances(ByteReader reader) {
    int count = budget.count(reader, OBJECT_BYTES);
    var found = new ArrayList<CoreInstance>(count);
    for (int i = 0; i < count; i++) {
      requireTag(reader);
      int moduleIndex = index(reader);
      List<Integer> itsMemories = indices(reader);
      found.add(new CoreInstance(moduleIndex, itsMemories, indices(reader)));
    }
    return found;
  }

  private List<Integer> indices(ByteReader reader) {
    int count = budget.count(reader, 24);
    var found = new ArrayList<Integer>(count);
    for (int i = 0; i < count; i++) {
      found.add(reader.u32());
    }
    return found;
  }

  /// Reads a number that is an index or an offset.
  private static int index(ByteReader reader) {
    int start = reader.position();
    int index = reader.u32();
    if (index < 0) {
      throw new MalformedException("index out of bounds", start);
    }
    return index;
  }

  private CoreThread thread(ByteReader reader) {
    requireTag(reader);
    String name = budget.name(reader);
    int count = budget.count(reader, OBJECT_BYTES);
    var frames = new ArrayList<CoreFrame>(count);
    for (int i = 0; i < count; i++) {
      requireTag(reader);
      int instanceIndex = index(reader);
      int funcIndex = index(reader);
      int codeOffset = index(reader);
      List<CoreValue> locals = values(reader);
      frames.add(new CoreFrame(instanceIndex, funcIndex, codeOffset, locals, values(reader)));
    }
    return new CoreThread(name, frames);
  }

  private List<CoreValue> values(ByteReader reader) {
    int count = budget.count(reader, 24);
    var found = new ArrayList<CoreValue>(count);
    for (int i = 0; i < count; i++) {
      found.add(value(reader));
    }
    return found;
  }

  private static CoreValue value(ByteReader reader) {
    int start = reader.position();
    return switch (reader.u8()) {
      case Format.MISSING -> CoreValue.MISSING;
      case Format.I32 -> new CoreValue.I32(reader.s32());
      case Format.I64 -> new CoreValue.I64(reader.s64());
      case Format.F32 -> new CoreValue.F32(reader.f32Bits());
      case Format.F64 -> new CoreValue.F64(reader.f64Bits());
      default -> throw new MalformedException("malformed value", start);
    };
  }

  void memories(ByteRange range) {
    requireFirst(memories, "of memories", range);
    ByteReader reader = reader(range);
    var types = TypeReader.of(reader, LoadLimits.defaults());
    int count = budget.count(reader, OBJECT_BYTES);
    var found = new ArrayList<MemoryType>(count);
    for (int i = 0; i < count; i++) {
      found.add(types.memoryType());
    }
    requireEnd(reader);
    memories = found;
  }

  void globals(ByteRange range) {
    requireFirst(globals, "of globals", range);
    ByteReader reader = reader(range);
    var constants = new ConstantReader(reader);
    int count = budget.count(reader, OBJECT_BYTES);
    var found = new ArrayList<CoreGlobal>(count);
    for (int i = 0; i < count; i++) {
      found.add(constants.global());
    }
    requireEnd(reader);
    globals = found;
  }

  void data(ByteRange range) {
    ByteReader reader = reader(range);
    var constants = new ConstantReader(reader);
    int count = budget.count(reader, OBJECT_BYTES);
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      int memoryIndex =
          switch (reader.u32()) {
            case 0 -> 0;
            case 2 -> index(reader);
            default -> throw new MalformedException("malformed data segment kind", start);
          };
      AddressType addressType = constants.addressType();
      long address = constants.address();
      ByteRange bytes = reader.range(reader.count());
      var segment = new CoreSegment(address, file, bytes.offset(), bytes.size());
      segments.add(new DataSegment(memoryIndex, addressType, segment, start));
    }
    requireEnd(reader);
  }

  /// Returns the dump, whose sections were all read.
  CoreDump dump(int fileEnd) {
    try {
      return new CoreDump(
          Objects.requireNonNull(executableName),
          content,
          orEmpty(modules),
          orEmpty(instances),
          threads,
          filledMemories(),
          orEmpty(globals));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), fileEnd);
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private List<CoreMemory> filledMemories() {
    List<MemoryType> types = orEmpty(memories);
    var bySegments = new ArrayList<List<CoreSegment>>();
    types.forEach(_ -> bySegments.add(new ArrayList<>()));
    for (DataSegment each : segments) {
      if (each.memoryIndex >= types.size()) {
        throw new MalformedException("unknown memory " + each.memoryIndex, each.fileOffset);
      }
      if (!each.fits(types.get(each.memoryIndex))) {
        throw new MalformedException("data segment does not fit its memory", each.fileOffset);
      }
      bySegments.get(each.memoryIndex).add(each.segment);
    }
    var filled = new ArrayList<CoreMemory>();
    for (int i = 0; i < types.size(); i++) {
      bySegments.get(i).sort(Comparator.comparingLong(CoreSegment::address));
      filled.add(new CoreMemory(types.get(i), bySegments.get(i)));
    }
    return filled;
  }
}
