package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.ByteRange;

/// The instructions on whole ranges of memories.
///
/// Addresses and sizes are unsigned 64-bit numbers; generated code zero-extends those of 32-bit
/// memories. The caller has saved its fuel to the context and reads it back afterwards. The charge
/// per byte is taken before the bounds check, as in Wasmtime.
///
/// Specification: section 4.6.10, memory instructions.
public final class BulkMemory {
  /// What may be grown by before anyone knows whether there is room, in pages or elements.
  static final long SMALL_GROWTH_MAX = 128;

  private BulkMemory() {}

  /// `memory.grow`: the size before in pages, or -1. It charges a unit of fuel a page: up front
  /// where there are few, otherwise once they are granted. That is what Wasmtime 50 charges, but
  /// that it knows constants from variables.
  static int grow(ModuleInstance instance, int memoryIndex, long deltaPages) {
    boolean isSmall = deltaPages <= SMALL_GROWTH_MAX;
    if (isSmall) {
      charge(instance, deltaPages);
    }
    int before = instance.memories[memoryIndex].grow(deltaPages);
    if (!isSmall && before >= 0) {
      charge(instance, deltaPages);
    }
    return before;
  }

  /// `memory.fill`.
  public static void fill(
      ModuleInstance instance, int memoryIndex, long address, int value, long size) {
    charge(instance, size);
    byte[] bytes = instance.memories[memoryIndex].bytes;
    requireRange(bytes.length, address, size);
    Pieces.fill(instance.store, bytes, (int) address, (int) size, (byte) value);
  }

  /// `memory.copy`.
  public static void copy(
      ModuleInstance instance,
      int toMemoryIndex,
      int fromMemoryIndex,
      long toAddress,
      long fromAddress,
      long size) {
    charge(instance, size);
    byte[] to = instance.memories[toMemoryIndex].bytes;
    byte[] from = instance.memories[fromMemoryIndex].bytes;
    requireRange(from.length, fromAddress, size);
    requireRange(to.length, toAddress, size);
    Pieces.copy(instance.store, from, (int) fromAddress, to, (int) toAddress, (int) size);
  }

  /// `memory.init`.
  public static void init(
      ModuleInstance instance,
      int dataIndex,
      int memoryIndex,
      long address,
      long segmentOffset,
      long size) {
    charge(instance, size);
    copySegment(instance, dataIndex, memoryIndex, address, segmentOffset, size);
  }

  /// Copies from a data segment without charging fuel.
  public static void copySegment(
      ModuleInstance instance,
      int dataIndex,
      int memoryIndex,
      long address,
      long segmentOffset,
      long size) {
    ByteRange range = instance.model().data().get(dataIndex).bytes();
    byte[] to = instance.memories[memoryIndex].bytes;
    requireRange(instance.isDataDropped[dataIndex] ? 0 : range.size(), segmentOffset, size);
    requireRange(to.length, address, size);
    int from = range.offset() + (int) segmentOffset;
    Pieces.copy(instance.store, instance.model().binary(), from, to, (int) address, (int) size);
  }

  static void charge(ModuleInstance instance, long units) {
    instance.store.charge(units < 0 ? Long.MAX_VALUE : units);
  }

  private static void requireRange(int length, long address, long size) {
    if (address < 0 || size < 0 || size > length || address > length - size) {
      throw Traps.memoryOutOfBounds();
    }
  }
}
