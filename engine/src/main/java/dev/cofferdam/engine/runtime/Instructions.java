package dev.cofferdam.engine.runtime;

import org.jspecify.annotations.Nullable;

/// Instructions that are too large to be inlined into generated code: operands, then immediates,
/// then the instance, as generated code has them at hand.
///
/// 32-bit operands are unsigned. The caller has saved its fuel to the context and reads it back
/// afterwards.
public final class Instructions {
  private static final long U32 = 0xffff_ffffL;

  private Instructions() {}

  /// `ref.func`.
  public static Object funcRef(int funcIndex, ModuleInstance instance) {
    return instance.func(funcIndex);
  }

  /// The function that a `call_indirect` calls, after all its checks.
  public static FuncInstance indirectCallee(
      int elementIndex, int tableIndex, int typeIndex, ModuleInstance instance) {
    TableInstance table = instance.tables[tableIndex];
    if (Integer.compareUnsigned(elementIndex, table.size) >= 0) {
      throw Traps.undefinedElement();
    }
    var callee = (FuncInstance) table.elements[elementIndex];
    if (callee == null) {
      throw Traps.uninitializedElement();
    }
    if (callee.typeId != instance.typeIds[typeIndex]) {
      throw Traps.indirectCallTypeMismatch();
    }
    return callee;
  }

  /// `memory.size`.
  public static int memorySize(int memoryIndex, ModuleInstance instance) {
    return instance.memories[memoryIndex].pageCount();
  }

  /// `memory.grow`; see {@link BulkMemory#grow}.
  public static int memoryGrow(int deltaPages, int memoryIndex, ModuleInstance instance) {
    return BulkMemory.grow(instance, memoryIndex, deltaPages & U32);
  }

  /// `memory.fill`.
  public static void memoryFill(
      int address, int value, int size, int memoryIndex, ModuleInstance instance) {
    BulkMemory.fill(instance, memoryIndex, address & U32, value, size & U32);
  }

  /// `memory.copy`.
  public static void memoryCopy(
      int toAddress,
      int fromAddress,
      int size,
      int toMemoryIndex,
      int fromMemoryIndex,
      ModuleInstance instance) {
    BulkMemory.copy(
        instance, toMemoryIndex, fromMemoryIndex, toAddress & U32, fromAddress & U32, size & U32);
  }

  /// `memory.init`.
  public static void memoryInit(
      int address,
      int segmentOffset,
      int size,
      int dataIndex,
      int memoryIndex,
      ModuleInstance instance) {
    BulkMemory.init(
        instance, dataIndex, memoryIndex, address & U32, segmentOffset & U32, size & U32);
  }

  /// `data.drop`.
  public static void dropData(int dataIndex, ModuleInstance instance) {
    instance.isDataDropped[dataIndex] = true;
  }

  /// `table.get`.
  public static @Nullable Object tableGet(int index, int tableIndex, ModuleInstance instance) {
    return instance.tables[tableIndex].get(index & U32);
  }

  /// `table.set`.
  public static void tableSet(
      int index, @Nullable Object value, int tableIndex, ModuleInstance instance) {
    instance.tables[tableIndex].set(index & U32, value);
  }

  /// `table.size`.
  public static int tableSize(int tableIndex, ModuleInstance instance) {
    return instance.tables[tableIndex].size;
  }

  /// `table.grow`.
  public static int tableGrow(
      @Nullable Object value, int delta, int tableIndex, ModuleInstance instance) {
    return (int) BulkTable.grow(instance, tableIndex, value, delta & U32);
  }

  /// `table.fill`.
  public static void tableFill(
      int index, @Nullable Object value, int count, int tableIndex, ModuleInstance instance) {
    BulkTable.fill(instance, tableIndex, index & U32, value, count & U32);
  }

  /// `table.copy`.
  public static void tableCopy(
      int toIndex,
      int fromIndex,
      int count,
      int toTableIndex,
      int fromTableIndex,
      ModuleInstance instance) {
    BulkTable.copy(
        instance, toTableIndex, fromTableIndex, toIndex & U32, fromIndex & U32, count & U32);
  }

  /// `table.init`.
  public static void tableInit(
      int index,
      int segmentOffset,
      int count,
      int elemIndex,
      int tableIndex,
      ModuleInstance instance) {
    BulkTable.init(instance, elemIndex, tableIndex, index & U32, segmentOffset & U32, count & U32);
  }

  /// `elem.drop`.
  public static void dropElem(int elemIndex, ModuleInstance instance) {
    instance.elements[elemIndex] = null;
  }
}
