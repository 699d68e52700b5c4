package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Makes the traps that generated code throws: it calls one of these and throws what comes back, so
/// that the guest's function is the innermost frame but one.
public final class Traps {
  private Traps() {}

  /// Returns a trap of kind {@link TrapKind#UNREACHABLE}.
  public static RuntimeException unreachable() {
    return Trap.of(TrapKind.UNREACHABLE);
  }

  /// Returns a trap of kind {@link TrapKind#MEMORY_OUT_OF_BOUNDS}.
  public static RuntimeException memoryOutOfBounds() {
    return Trap.of(TrapKind.MEMORY_OUT_OF_BOUNDS);
  }

  /// Returns a trap of kind {@link TrapKind#TABLE_OUT_OF_BOUNDS}.
  public static RuntimeException tableOutOfBounds() {
    return Trap.of(TrapKind.TABLE_OUT_OF_BOUNDS);
  }

  /// Returns a trap of kind {@link TrapKind#UNDEFINED_ELEMENT}.
  public static RuntimeException undefinedElement() {
    return Trap.of(TrapKind.UNDEFINED_ELEMENT);
  }

  /// Returns a trap of kind {@link TrapKind#UNINITIALIZED_ELEMENT}.
  public static RuntimeException uninitializedElement() {
    return Trap.of(TrapKind.UNINITIALIZED_ELEMENT);
  }

  /// Returns a trap of kind {@link TrapKind#INDIRECT_CALL_TYPE_MISMATCH}.
  public static RuntimeException indirectCallTypeMismatch() {
    return Trap.of(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
  }

  /// Returns a trap of kind {@link TrapKind#INTEGER_OVERFLOW}.
  public static RuntimeException integerOverflow() {
    return Trap.of(TrapKind.INTEGER_OVERFLOW);
  }

  /// Returns a trap of kind {@link TrapKind#INTEGER_DIVIDE_BY_ZERO}.
  public static RuntimeException divideByZero() {
    return Trap.of(TrapKind.INTEGER_DIVIDE_BY_ZERO);
  }

  /// Returns a trap of kind {@link TrapKind#INVALID_CONVERSION_TO_INTEGER}.
  public static RuntimeException invalidConversion() {
    return Trap.of(TrapKind.INVALID_CONVERSION_TO_INTEGER);
  }
}
