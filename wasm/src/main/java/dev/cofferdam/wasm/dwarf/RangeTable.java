package dev.cofferdam.wasm.dwarf;

import java.util.Arrays;

/// Ranges of code, each with a number that says what it belongs to.
///
/// Only ranges of code that is there are kept: a linker that drops a function leaves its debug
/// information, with 0 or the largest addresses in place of the function's. No code stands at 0,
/// where the code section has its count.
final class RangeTable {
  private final int codeBytes;
  private final DwarfBudget budget;
  private int[] begins = new int[4];
  private int[] ends = new int[4];
  private int[] owners = new int[4];
  private int size;

  /// Makes an empty table for a code section of `codeBytes`.
  RangeTable(int codeBytes, DwarfBudget budget) {
    this.codeBytes = codeBytes;
    this.budget = budget;
  }

  void add(long begin, long end, int owner) {
    budget.step();
    if (begin <= 0 || begin >= codeBytes || Long.compareUnsigned(end, begin) <= 0) {
      return;
    }
    budget.entry();
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      owners = Arrays.copyOf(owners, 2 * size);
    }
    begins[size] = (int) begin;
    ends[size] = Long.compareUnsigned(end, codeBytes) > 0 ? codeBytes : (int) end;
    owners[size] = owner;
    size++;
  }

  int size() {
    return size;
  }

  int owner(int index) {
    return owners[index];
  }

  boolean contains(int index, int address) {
    return begins[index] <= address && address < ends[index];
  }

  /// Returns the owner of the shortest range that contains `address`, or -1.
  int ownerOf(int address) {
    int found = -1;
    for (int i = 0; i < size; i++) {
      if (contains(i, address) && (found < 0 || bytes(i) < bytes(found))) {
        found = i;
      }
    }
    return found < 0 ? -1 : owners[found];
  }

  /// Gives `sink` all ranges.
  void forEach(RangeSink sink) {
    for (int i = 0; i < size; i++) {
      sink.range(begins[i], ends[i]);
    }
  }

  private int bytes(int index) {
    return ends[index] - begins[index];
  }

  /// Gives up the room that is not used.
  void trim() {
    begins = Arrays.copyOf(begins, Math.max(1, size));
    ends = Arrays.copyOf(ends, Math.max(1, size));
    owners = Arrays.copyOf(owners, Math.max(1, size));
  }
}
