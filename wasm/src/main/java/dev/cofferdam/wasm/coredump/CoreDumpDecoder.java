package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ByteReader;

/// Reads a core dump: of any producer that follows the convention, sections in any order, others
/// than its own passed over.
///
/// Iterative; what it allocates is proportional to the bytes it has read and bounded by
/// [CoreDumpLimits]. Contents of memories stay views of the file.
///
/// Specification: `Coredump.md` of the tool conventions.
public final class CoreDumpDecoder {
  private final ByteReader reader;
  private final DumpBudget budget;
  private final DumpParts parts;
  private int sectionCount;

  private CoreDumpDecoder(byte[] file, CoreDumpLimits limits) {
    this.reader = ByteReader.of(file);
    this.budget = new DumpBudget(limits);
    this.parts = new DumpParts(file, budget);
  }

  /// Reads a dump under the default limits.
  ///
  /// @throws MalformedException if it is not a core dump
  /// @throws LoadLimitException if it is beyond a limit
  public static CoreDump decode(byte[] file) {
    return decode(file, CoreDumpLimits.defaults());
  }

  /// Reads a dump. It keeps `file`, which must not be changed any more.
  ///
  /// @throws MalformedException if it is not a core dump
  /// @throws LoadLimitException if it is beyond a limit
  public static CoreDump decode(byte[] file, CoreDumpLimits limits) {
    DumpBudget.require("dumpBytes", file.length, limits.dumpBytes(), 0);
    return new CoreDumpDecoder(file, limits).dump();
  }

  private CoreDump dump() {
    if (reader.u32Fixed() != Format.MAGIC) {
      throw new MalformedException("magic header not detected", 0);
    }
    if (reader.u32Fixed() != Format.VERSION) {
      throw new MalformedException("unknown binary version", 4);
    }
    requireCore();
    while (!reader.isAtEnd()) {
      section();
    }
    return parts.dump(reader.end());
  }

  /// Looks for the section that makes a module a core dump, so that any other module is called what
  /// it is rather than a dump with a fault.
  private void requireCore() {
    int start = reader.position();
    while (!reader.isAtEnd()) {
      int code = reader.u8();
      ByteRange contents = reader.range(reader.count());
      if (code == Format.CUSTOM && parts.isCore(contents)) {
        reader.seek(start);
        return;
      }
    }
    throw reader.malformed("a module, but not a core dump: it has no section core");
  }

  private void section() {
    int start = reader.position();
    DumpBudget.require("sections", ++sectionCount, budget.limits().sections(), start);
    int code = reader.u8();
    ByteRange contents = reader.range(reader.count());
    switch (code) {
      case Format.CUSTOM -> parts.custom(contents);
      case Format.MEMORY -> parts.memories(contents);
      case Format.GLOBAL -> parts.globals(contents);
      case Format.DATA -> parts.data(contents);
      default -> {}
    }
  }
}
