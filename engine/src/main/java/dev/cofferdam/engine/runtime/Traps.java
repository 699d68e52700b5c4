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

  /// Returns a trap of kind {@link TrapKind#STACK_OVERFLOW}.
  public static RuntimeException stackOverflow() {
    return Trap.of(TrapKind.STACK_OVERFLOW);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_REFERENCE}.
  public static RuntimeException nullReference() {
    return Trap.of(TrapKind.NULL_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_FUNCTION_REFERENCE}.
  public static RuntimeException nullFunctionReference() {
    return Trap.of(TrapKind.NULL_FUNCTION_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_STRUCTURE_REFERENCE}.
  public static RuntimeException nullStructureReference() {
    return Trap.of(TrapKind.NULL_STRUCTURE_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_ARRAY_REFERENCE}.
  public static RuntimeException nullArrayReference() {
    return Trap.of(TrapKind.NULL_ARRAY_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_I31_REFERENCE}.
  public static RuntimeException nullI31Reference() {
    return Trap.of(TrapKind.NULL_I31_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#NULL_EXCEPTION_REFERENCE}.
  public static RuntimeException nullExceptionReference() {
    return Trap.of(TrapKind.NULL_EXCEPTION_REFERENCE);
  }

  /// Returns a trap of kind {@link TrapKind#ARRAY_OUT_OF_BOUNDS}.
  public static RuntimeException arrayOutOfBounds() {
    return Trap.of(TrapKind.ARRAY_OUT_OF_BOUNDS);
  }

  /// Returns a trap of kind {@link TrapKind#ALLOCATION_TOO_LARGE}.
  public static RuntimeException allocationTooLarge() {
    return Trap.of(TrapKind.ALLOCATION_TOO_LARGE);
  }

  /// Returns a trap of kind {@link TrapKind#CAST_FAILURE}.
  public static RuntimeException castFailure() {
    return Trap.of(TrapKind.CAST_FAILURE);
  }
}
