package dev.cofferdam.wasm.dwarf;

/// How a unit writes what its header decides.
///
/// @param version the version of DWARF
/// @param addressBytes bytes of an address, 4 or 8
/// @param offsetBytes bytes of an offset in a section, 4 or 8
record Encoding(int version, int addressBytes, int offsetBytes) {
  /// Returns how many bytes the length takes that a unit or table begins with.
  int lengthBytes() {
    return offsetBytes == Integer.BYTES ? Integer.BYTES : Integer.BYTES + Long.BYTES;
  }

  /// Returns how many bytes a reference to another unit takes.
  int refAddressBytes() {
    return version <= 2 ? addressBytes : offsetBytes;
  }

  /// Returns whether a linker wrote `address` in place of that of code it has dropped.
  boolean isTombstone(long address) {
    return address == addressMax() || address == addressMax() - 1;
  }

  /// Returns the largest address, of which all bits are set.
  long addressMax() {
    return addressBytes == Integer.BYTES ? 0xffffffffL : -1L;
  }

  /// Returns the sum of two addresses.
  long sum(long base, long offset) {
    return addressBytes == Integer.BYTES ? (base + offset) & 0xffffffffL : base + offset;
  }
}
