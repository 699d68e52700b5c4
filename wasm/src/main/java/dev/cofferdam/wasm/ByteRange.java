package dev.cofferdam.wasm;

/// A run of bytes of the binary that a module was decoded from.
///
/// @param offset offset of the first byte in the binary
/// @param size how many bytes
public record ByteRange(int offset, int size) {
  /// Returns the offset just past the last byte.
  public int end() {
    return offset + size;
  }
}
