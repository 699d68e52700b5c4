package dev.cofferdam.engine.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The instructions on tables.
///
/// Indices and counts are unsigned 64-bit numbers; generated code zero-extends those of 32-bit
/// tables. The caller has saved its fuel to the context and reads it back afterwards.
///
/// Specification: section 4.6.9, table instructions.
public final class BulkTable {
  private BulkTable() {}

  /// `table.grow`: the size before, or -1.
  public static long grow(
      ModuleInstance instance, int tableIndex, @Nullable Object value, long delta) {
    boolean isSmall = delta >= 0 && delta <= BulkMemory.SMALL_GROWTH_MAX;
    if (isSmall) {
      BulkMemory.charge(instance, delta);
    }
    long before = instance.tables[tableIndex].grow(delta, value);
    if (!isSmall && before >= 0) {
      BulkMemory.charge(instance, delta);
    }
    return before;
  }

  /// `table.fill`.
  public static void fill(
      ModuleInstance instance, int tableIndex, long index, @Nullable Object value, long count) {
    BulkMemory.charge(instance, count);
    TableInstance table = instance.tables[tableIndex];
    table.requireRange(index, count);
    Arrays.fill(table.elements, (int) index, (int) (index + count), value);
  }

  /// `table.copy`.
  public static void copy(
      ModuleInstance instance,
      int toTableIndex,
      int fromTableIndex,
      long toIndex,
      long fromIndex,
      long count) {
    BulkMemory.charge(instance, count);
    TableInstance to = instance.tables[toTableIndex];
    TableInstance from = instance.tables[fromTableIndex];
    from.requireRange(fromIndex, count);
    to.requireRange(toIndex, count);
    Pieces.copy(
        instance.store, from.elements, (int) fromIndex, to.elements, (int) toIndex, (int) count);
  }

  /// `table.init`.
  public static void init(
      ModuleInstance instance,
      int elemIndex,
      int tableIndex,
      long index,
      long segmentOffset,
      long count) {
    BulkMemory.charge(instance, count);
    copySegment(instance, elemIndex, tableIndex, index, segmentOffset, count);
  }

  /// Copies from an element segment without charging fuel.
  public static void copySegment(
      ModuleInstance instance,
      int elemIndex,
      int tableIndex,
      long index,
      long segmentOffset,
      long count) {
    @Nullable Object @Nullable [] segment = instance.elements[elemIndex];
    int length = segment == null ? 0 : segment.length;
    if (segmentOffset < 0 || count < 0 || segmentOffset > length - count) {
      throw Traps.tableOutOfBounds();
    }
    TableInstance table = instance.tables[tableIndex];
    table.requireRange(index, count);
    if (segment != null) {
      Pieces.copy(
          instance.store, segment, (int) segmentOffset, table.elements, (int) index, (int) count);
    }
  }
}
