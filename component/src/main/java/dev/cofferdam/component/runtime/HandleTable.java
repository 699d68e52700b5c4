package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The handles of one component instance. Index 0 is never used; the index freed last is used
/// first.
///
/// Specification: CanonicalABI, table state. Guests see the indices.
final class HandleTable {
  private static final int FIRST_CAPACITY = 8;
  private static final long ENTRY_BYTES = 64;

  private final ComponentStore store;
  private @Nullable HandleEntry[] entries = new @Nullable HandleEntry[0];
  private int[] free = new int[0];
  private int freeCount;
  private int end = 1;

  HandleTable(ComponentStore store) {
    this.store = store;
  }

  /// Adds a handle and returns its index.
  int add(HandleEntry entry) {
    store.store().addHandle();
    int index = freeCount > 0 ? free[--freeCount] : end;
    if (index == end) {
      reserve(end + 1);
      end++;
    }
    entries[index] = entry;
    return index;
  }

  private void reserve(int count) {
    if (count <= entries.length) {
      return;
    }
    int capacity = Math.max(FIRST_CAPACITY, entries.length * 2);
    store.reserveMemory(ENTRY_BYTES * (capacity - entries.length));
    entries = Arrays.copyOf(entries, capacity);
    free = Arrays.copyOf(free, capacity);
  }

  /// Returns the handle at an index, which must be of a type.
  HandleEntry get(int index, ResourceType type) {
    HandleEntry entry = index > 0 && index < end ? entries[index] : null;
    if (entry == null) {
      throw Trap.of(
          TrapKind.UNKNOWN_HANDLE,
          TrapKind.UNKNOWN_HANDLE.message() + " " + Integer.toUnsignedString(index));
    }
    if (entry.type != type) {
      throw Trap.of(
          TrapKind.WRONG_HANDLE_TYPE,
          "handle index "
              + index
              + " used with the wrong type, expected "
              + type.describe()
              + " but found "
              + (type.describe().equals(entry.type.describe())
                  ? "a different one"
                  : entry.type.describe()));
    }
    return entry;
  }

  /// Takes out the handle at an index, which must be of a type and not be lent.
  HandleEntry remove(int index, ResourceType type) {
    HandleEntry entry = get(index, type);
    if (entry.lendCount != 0) {
      throw Trap.of(TrapKind.RESOURCE_BORROWED);
    }
    entries[index] = null;
    free[freeCount++] = index;
    store.store().removeHandle();
    return entry;
  }

  /// Takes out the host's objects that are owned here, youngest index first.
  List<HandleEntry> removeHostOwned() {
    List<HandleEntry> owned = new ArrayList<>();
    for (int i = end - 1; i > 0; i--) {
      HandleEntry entry = entries[i];
      if (entry != null && entry.isOwn() && entry.hostObject != null) {
        entries[i] = null;
        owned.add(entry);
      }
    }
    return owned;
  }
}
