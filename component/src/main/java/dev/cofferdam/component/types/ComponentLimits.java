package dev.cofferdam.component.types;

import dev.cofferdam.wasm.LoadLimits;

/// How much of everything a component may have; each is checked before memory is allocated for it.
///
/// A component beyond a limit is refused with a
/// [LoadLimitException][dev.cofferdam.wasm.LoadLimitException] that names the limit.
///
/// @param componentBytes size of the file
/// @param heapBytes estimated size of the decoded definitions in the Java heap
/// @param nesting how deep components, and type declarations, stand in each other
/// @param coreModules how many core modules the file has, in all
/// @param definitions how many definitions and declarations the file has, in all
/// @param typeDepth how many levels deep a type is
/// @param typeNodes how large a type is when it is written out
/// @param validationSteps work of comparing and substituting types
/// @param modules limits on every core module; their heap is what all of them may use together
public record ComponentLimits(
    int componentBytes,
    long heapBytes,
    int nesting,
    int coreModules,
    int definitions,
    int typeDepth,
    int typeNodes,
    long validationSteps,
    LoadLimits modules) {
  private static final ComponentLimits DEFAULTS =
      new ComponentLimits(
          256 << 20,
          1L << 30,
          100,
          1_000,
          1_000_000,
          100,
          1_000_000,
          5_000_000,
          LoadLimits.defaults());

  /// Returns the limits that hold unless others are asked for.
  public static ComponentLimits defaults() {
    return DEFAULTS;
  }
}
