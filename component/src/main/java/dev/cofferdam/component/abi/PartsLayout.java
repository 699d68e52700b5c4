package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.TypeShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values one after the other: the fields of a record, the elements of a tuple, the parameters of a
/// function.
final class PartsLayout {
  private final List<String> names;
  private final AbiType[] parts;
  private final int[] offsets;
  private final int[] flatOffsets;
  private final int size;
  private final int alignment;

  /// Lays parts out.
  ///
  /// @param names what to call each part in messages
  PartsLayout(List<String> names, List<AbiType> parts) {
    this.names = List.copyOf(names);
    this.parts = parts.toArray(AbiType[]::new);
    this.offsets = new int[this.parts.length];
    this.flatOffsets = new int[this.parts.length];
    long offset = 0;
    long flat = 0;
    int widest = 1;
    for (int i = 0; i < this.parts.length; i++) {
      AbiType part = this.parts[i];
      offset = TypeShape.alignUp(offset, part.alignment);
      offsets[i] = (int) offset;
      flatOffsets[i] = (int) Math.min(flat, TypeShape.SATURATED);
      offset += part.size;
      flat += part.flatCount;
      widest = Math.max(widest, part.alignment);
    }
    this.alignment = widest;
    this.size = (int) TypeShape.alignUp(offset, widest);
  }

  int count() {
    return parts.length;
  }

  /// Size of all parts together in memory.
  int size() {
    return size;
  }

  int alignment() {
    return alignment;
  }

  long heapBytes() {
    long sum = 0;
    for (AbiType part : parts) {
      sum += part.heapBytes;
    }
    return sum;
  }

  Object[] load(LiftContext context, int address) {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].load(context, address + offsets[i]);
    }
    return values;
  }

  Object[] lift(LiftContext context, long[] flat, int at) {
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parts[i].lift(context, flat, at + flatOffsets[i]);
    }
    return values;
  }

  void store(LowerContext context, @Nullable Object[] values, int address) {
    for (int i = 0; i < parts.length; i++) {
      try {
        parts[i].store(context, AbiType.requirePresent(values[i]), address + offsets[i]);
      } catch (BadValueException e) {
        throw e.within(names.get(i));
      }
    }
  }

  void lower(LowerContext context, @Nullable Object[] values, long[] flat, int at) {
    for (int i = 0; i < parts.length; i++) {
      try {
        parts[i].lower(context, AbiType.requirePresent(values[i]), flat, at + flatOffsets[i]);
      } catch (BadValueException e) {
        throw e.within(names.get(i));
      }
    }
  }
}
