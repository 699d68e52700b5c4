package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.IndexSpaces;
import dev.cofferdam.wasm.ModuleModel;
import org.jspecify.annotations.Nullable;

/// An instance of a module: its index spaces, imports first. Generated code gets it as a parameter.
///
/// Specification: section 4.2.5, module instances.
public final class ModuleInstance {
  /// What a function takes of the heap.
  private static final int FUNC_BYTES = 64;

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
    HostAllocation.due();
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
    store.totals.reserveInstance(FUNC_BYTES);
    int typeId = typeIds[model().spaces().funcTypeIndices()[funcIndex]];
    var func = new FuncInstance(this, funcIndex, typeId, code.canonicalFuncType(funcIndex));
    functions[funcIndex] = func;
    return func;
  }
}
