package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.MemoryType;
import java.util.List;

/// A memory in a core dump.
///
/// @param type its type; the smallest size is the size that the memory had
/// @param segments what is known of the contents, by ascending address and without overlap; what
///   none holds is zero, unless the dump is redacted
public record CoreMemory(MemoryType type, List<CoreSegment> segments) {
  private static final long PAGES_MAX_32 = 65_536;

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if segments overlap, or one does not lie in the memory
  public CoreMemory {
    segments = List.copyOf(segments);
    long end = 0;
    for (CoreSegment segment : segments) {
      if (segment.address() < end || !isInside(type, segment.address(), segment.size())) {
        throw new IllegalArgumentException(segment + " overlaps another or the end of " + type);
      }
      end = segment.end();
    }
  }

  /// Returns whether a range lies in a memory of a type.
  static boolean isInside(MemoryType type, long address, int size) {
    long end = address + size;
    return address >= 0
        && end >= address
        && Math.ceilDiv(end, MemoryType.PAGE_BYTES) <= reachablePages(type);
  }

  private static long reachablePages(MemoryType type) {
    return type.addressType() == AddressType.I32
        ? Math.min(type.minPages(), PAGES_MAX_32)
        : type.minPages();
  }

  /// Returns the size in pages.
  public long pageCount() {
    return type.minPages();
  }

  /// Returns the contents of a range; zeros where the dump has nothing.
  ///
  /// @throws IndexOutOfBoundsException if the range does not lie in the memory
  public byte[] read(long address, int size) {
    if (size < 0 || !isInside(type, address, size)) {
      throw new IndexOutOfBoundsException(
          "%d bytes at %d are outside of %d pages".formatted(size, address, pageCount()));
    }
    byte[] copy = new byte[size];
    for (CoreSegment segment : segments) {
      long from = Math.max(address, segment.address());
      long to = Math.min(address + size, segment.end());
      if (from < to) {
        int source = segment.offset() + (int) (from - segment.address());
        System.arraycopy(segment.source(), source, copy, (int) (from - address), (int) (to - from));
      }
    }
    return copy;
  }
}
