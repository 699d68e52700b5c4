package dev.cofferdam.wasm.coredump;

/// How large a core dump may be that is read.
///
/// A file beyond a limit is refused with a {@link dev.cofferdam.wasm.LoadLimitException} that names
/// the limit.
///
/// @param dumpBytes size of the file
/// @param heapBytes estimated size of the decoded model in the Java heap, without the file
/// @param sections how many sections
/// @param nameBytes length of a name in UTF-8
public record CoreDumpLimits(int dumpBytes, long heapBytes, int sections, int nameBytes) {
  private static final CoreDumpLimits DEFAULTS =
      new CoreDumpLimits(1 << 30, 1L << 28, 10_000, 100_000);

  /// Returns the limits that hold unless others are asked for.
  public static CoreDumpLimits defaults() {
    return DEFAULTS;
  }

  /// Returns these limits with another on the size of the file.
  public CoreDumpLimits withDumpBytes(int newDumpBytes) {
    return new CoreDumpLimits(newDumpBytes, heapBytes, sections, nameBytes);
  }

  /// Returns these limits with another on the heap.
  public CoreDumpLimits withHeapBytes(long newHeapBytes) {
    return new CoreDumpLimits(dumpBytes, newHeapBytes, sections, nameBytes);
  }

  /// Returns these limits with another on the number of sections.
  public CoreDumpLimits withSections(int newSections) {
    return new CoreDumpLimits(dumpBytes, heapBytes, newSections, nameBytes);
  }

  /// Returns these limits with another on the length of names.
  public CoreDumpLimits withNameBytes(int newNameBytes) {
    return new CoreDumpLimits(dumpBytes, heapBytes, sections, newNameBytes);
  }
}
