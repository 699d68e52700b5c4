package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.IndexSpaces;
import dev.cofferdam.wasm.ModuleModel;
import org.jspecify.annotations.Nullable;

/// An instance of a module: its index spaces, imports first. Generated code gets it as a parameter.
///
/// The static methods are instructions that are too large to be inlined: operands, then immediates,
/// then the instance, as generated code has them at hand. 32-bit operands are unsigned. The caller
/// has saved its fuel to the context and reads it back afterwards.
///
/// Specification: section 4.2.5, module instances.
public final class ModuleInstance {
  private static final long U32 = 0xffff_ffffL;

  /// The Store it lives in.
  public final StoreContext store;

  /// Memory 0; null where the module has none, which validated code never touches.
  public @Nullable MemoryInstance memory0;

  /// Memories by index.
  public final MemoryInstance[] memories;

  /// Tables by index.
  public final TableInstance[] tables;

  /// Globals by index.
  public final GlobalInstance[] globals;

  /// Tags by index.
  public final TagInstance[] tags;

  /// Functions by index: imports, and those of the module that {@link #func} was asked for.
  public final @Nullable FuncInstance[] functions;

  /// Canonical ids of the module's types by index.
  public final int[] typeIds;

  /// Elements of element segments by index; null once dropped.
  public final @Nullable Object[] @Nullable [] elements;

  /// Whether a data segment is dropped, by index.
  public final boolean[] isDataDropped;

  private final ModuleCode code;

  /// Creates an instance whose index spaces are filled in by instantiation.
  public ModuleInstance(StoreContext store, ModuleCode code) {
    IndexSpaces spaces = code.model().spaces();
    this.store = store;
    this.code = code;
    this.memories = new MemoryInstance[spaces.memories().size()];
    this.tables = new TableInstance[spaces.tables().size()];
    this.globals = new GlobalInstance[spaces.globals().size()];
    this.tags = new TagInstance[spaces.tagTypeIndices().length];
    this.functions = new FuncInstance[spaces.funcTypeIndices().length];
    this.typeIds = code.typeIds();
    this.elements = new Object[code.model().elements().size()][];
    this.isDataDropped = new boolean[code.model().data().size()];
  }

  /// Returns the module.
  public ModuleModel model() {
    return code.model();
  }

  /// Returns the module's code.
  public ModuleCode code() {
    return code;
  }

  /// Returns the function at an index: always the same object.
  public FuncInstance func(int funcIndex) {
    FuncInstance known = functions[funcIndex];
    return known != null ? known : newFunc(funcIndex);
  }

  private FuncInstance newFunc(int funcIndex) {
    int typeId = typeIds[model().spaces().funcTypeIndices()[funcIndex]];
    var func = new FuncInstance(this, funcIndex, typeId, code.canonicalFuncType(funcIndex));
    functions[funcIndex] = func;
    return func;
  }

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

  /// `memory.grow`.
  public static int memoryGrow(int deltaPages, int memoryIndex, ModuleInstance instance) {
    return instance.memories[memoryIndex].grow(deltaPages & U32);
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
