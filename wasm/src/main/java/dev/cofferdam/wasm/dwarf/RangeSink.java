package dev.cofferdam.wasm.dwarf;

/// Takes ranges of addresses.
@FunctionalInterface
interface RangeSink {
  /// Takes the addresses from `begin` up to and without `end`.
  void range(long begin, long end);
}
