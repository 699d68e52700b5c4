package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.TypeShape;
import org.jspecify.annotations.Nullable;

/// A value type, compiled for the canonical ABI in 32-bit memories. Immutable and shared.
///
/// Values are the dynamic ones of [dev.cofferdam.component.ComponentVal].
public abstract class AbiType {
  final int size;
  final int alignment;
  final int flatCount;
  final long heapBytes;

  /// Takes sizes from the type's shape.
  ///
  /// @param heapBytes about how many bytes a value takes in the host's heap, without what strings
  ///   and lists inside it hold
  AbiType(TypeShape shape, long heapBytes) {
    this.size = (int) shape.size32();
    this.alignment = shape.alignment32();
    this.flatCount = shape.flatCount();
    this.heapBytes = heapBytes;
  }

  /// Reads a value that stands in place at an address.
  abstract Object load(LiftContext context, int address);

  /// Writes a value in place at an address.
  abstract void store(LowerContext context, Object value, int address);

  /// Reads a value from flat values that start at an index.
  abstract Object lift(LiftContext context, long[] flat, int at);

  /// Writes a value as flat values that start at an index.
  abstract void lower(LowerContext context, Object value, long[] flat, int at);

  /// Returns the value, which a host may have left out.
  static Object requirePresent(@Nullable Object value) {
    if (value == null) {
      throw new BadValueException("expected a value, got null");
    }
    return value;
  }

  /// Whether the bytes of a value are the value, so that many can be copied at once.
  boolean isPlain() {
    return false;
  }
}
