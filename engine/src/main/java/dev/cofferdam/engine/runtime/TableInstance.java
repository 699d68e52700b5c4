package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasm.TableType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A table. `elements` may be longer than `size`; what lies beyond is null.
///
/// Specification: section 4.2.7, table instances.
public final class TableInstance {
  private static final int SIZE_MAX = 10_000_000;
  private static final int ELEMENT_BYTES = 8;

  /// The elements: null references are null, functions are {@link FuncInstance}.
  public @Nullable Object[] elements;

  /// How many elements the table has.
  public int size;

  private final StoreContext context;
  private final TableType type;

  /// Creates a table of its type's smallest size, or traps.
  ///
  /// Concrete types in `type` are canonical ids of the engine.
  public TableInstance(StoreContext context, TableType type, @Nullable Object init) {
    this.context = context;
    this.type = type;
    context.totals.addTable();
    if (Long.compareUnsigned(type.minSize(), SIZE_MAX) > 0
        || !context.totals.tryReserveElements(type.minSize())) {
      throw Trap.limit(
          TrapKind.TABLE_LIMIT, "tableElements", context.limits.tableElements(), type.minSize());
    }
    context.totals.reserveInstance(type.minSize() * ELEMENT_BYTES);
    size = (int) type.minSize();
    elements = new Object[size];
    if (init != null) {
      Arrays.fill(elements, init);
    }
  }

  /// Returns the type the table was made with.
  public TableType type() {
    return type;
  }

  /// Returns the Store it lives in.
  public StoreContext context() {
    return context;
  }

  /// Returns an element or traps.
  public @Nullable Object get(long index) {
    if (Long.compareUnsigned(index, size) >= 0) {
      throw Traps.tableOutOfBounds();
    }
    return elements[(int) index];
  }

  /// Sets an element or traps.
  public void set(long index, @Nullable Object value) {
    if (Long.compareUnsigned(index, size) >= 0) {
      throw Traps.tableOutOfBounds();
    }
    elements[(int) index] = value;
  }

  /// Adds elements and returns the size before, or -1 where a limit refuses.
  public int grow(long delta, @Nullable Object init) {
    int before = size;
    long max = SIZE_MAX;
    if (type.hasMax() && Long.compareUnsigned(type.maxSize(), SIZE_MAX) < 0) {
      max = type.maxSize();
    }
    if (Long.compareUnsigned(delta, max - before) > 0 || !tryReserve(delta)) {
      return -1;
    }
    int after = before + (int) delta;
    if (after > elements.length) {
      HostAllocation.due();
      elements = Arrays.copyOf(elements, capacity(after));
    }
    Arrays.fill(elements, before, after, init);
    size = after;
    return before;
  }

  private boolean tryReserve(long count) {
    return context.totals.tryReserveElements(count)
        && context.totals.tryReserveInstance(count * ELEMENT_BYTES);
  }

  private int capacity(int needed) {
    return Math.min(Math.max(needed, elements.length + (elements.length >> 1)), SIZE_MAX);
  }

  void requireRange(long index, long count) {
    if (index < 0 || count < 0 || index > size - count) {
      throw Traps.tableOutOfBounds();
    }
  }
}
