package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;

/// What bulk operations cost, and which of them are looked at before they run.
///
/// An operation whose number of units is a small constant is charged with its neighbours; any other
/// is a check point of its own. Growing a memory costs nothing a page.
final class FuelModel {
  private static final int SMALL_UNITS_MAX = 128;

  private FuelModel() {}

  /// Returns whether each unit of the operation costs one fuel.
  static boolean isCharged(Opcode opcode) {
    return opcode != Opcode.MEMORY_GROW;
  }

  /// Returns whether the units of the operation at `position` are a constant that is too small for
  /// a check point.
  static boolean hasSmallUnits(FunctionCode code, int position) {
    if (position == 0 || code.opcode(position - 1) != Opcode.I32_CONST) {
      return false;
    }
    boolean isFree = !isCharged(code.opcode(position));
    return isFree || Integer.compareUnsigned(code.index(position - 1), SMALL_UNITS_MAX) <= 0;
  }
}
