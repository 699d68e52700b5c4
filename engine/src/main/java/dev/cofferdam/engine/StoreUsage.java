package dev.cofferdam.engine;

/// The most that a Store has used so far of what {@link Limits} bound, in their units.
///
/// @param call the most of one outermost call
/// @param memoryBytes bytes of all memories, tables and host structures at a time
/// @param stackBytes modelled bytes of guest frames, as far as the guest's looks at the clock saw
///   them; see {@link Store#lookEvery}
/// @param counts how many of what is counted
public record StoreUsage(OfCall call, long memoryBytes, int stackBytes, Counts counts) {
  /// What one outermost call used.
  ///
  /// @param fuel its fuel
  /// @param hostCallBytes bytes copied between guest and host
  /// @param randomBytes random bytes drawn
  public record OfCall(long fuel, long hostCallBytes, long randomBytes) {}

  /// How many there were.
  ///
  /// @param memories linear memories
  /// @param tables tables
  /// @param tableElements elements of all tables
  /// @param instances instances of core modules
  /// @param handles resource handles at a time
  public record Counts(int memories, int tables, long tableElements, int instances, int handles) {}
}
