package dev.cofferdam.wasm.coredump;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bytes of a memory in a core dump, as a view of somebody's array, which must not be changed while
/// the dump is in use.
///
/// @param address where in the memory they stand
/// @param source the array that holds them
/// @param offset where in the array they begin
/// @param size how many
public record CoreSegment(long address, byte[] source, int offset, int size) {
  /// Checks that the range lies in the array.
  public CoreSegment {
    Objects.checkFromIndexSize(offset, size, source.length);
    if (address < 0) {
      throw new IllegalArgumentException("negative address: " + address);
    }
  }

  /// Returns the address just past the last byte.
  public long end() {
    return address + size;
  }

  /// Returns whether `other` has the same bytes at the same address.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CoreSegment that
        && that.address == address
        && Arrays.equals(
            source, offset, offset + size, that.source, that.offset, that.offset + that.size);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(address) + size;
  }

  @Override
  public String toString() {
    return "%d bytes at 0x%x".formatted(size, address);
  }
}
