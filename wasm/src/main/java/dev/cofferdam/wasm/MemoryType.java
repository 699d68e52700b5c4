package dev.cofferdam.wasm;

/// The type of a memory.
///
/// @param addressType type of addresses
/// @param minPages size at the start, in pages
/// @param maxPages largest size in pages, or -1 where none is given
/// @param isShared whether several threads may use it (threads proposal)
public record MemoryType(AddressType addressType, long minPages, long maxPages, boolean isShared) {
  /// Bytes in a page.
  public static final int PAGE_BYTES = 65_536;

  /// Returns whether a largest size is given.
  public boolean hasMax() {
    return maxPages >= 0;
  }
}
