package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ModuleModel;
import org.jspecify.annotations.Nullable;

/// An instance of a module: its index spaces, imports first. Generated code gets it as a parameter.
///
/// Specification: section 4.2.5, module instances.
public final class ModuleInstance {
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

  /// Functions by index; those of the module itself are filled in by {@link #funcRef}.
  public final @Nullable FuncInstance[] functions;

  /// Canonical ids of the module's types by index.
  public final int[] typeIds;

  /// Elements of element segments by index; null once dropped.
  public final @Nullable Object @Nullable [][] elements;

  /// Whether a data segment is dropped, by index.
  public final boolean[] isDataDropped;

  private final ModuleModel model;
  private final FuncInstance.Code code;
  private final FunctionTypes functionTypes;

  /// Creates an instance whose index spaces are filled in by instantiation.
  public ModuleInstance(
      StoreContext store,
      ModuleModel model,
      FuncInstance.Code code,
      FunctionTypes functionTypes,
      IndexSpaces spaces) {
    this.store = store;
    this.model = model;
    this.code = code;
    this.functionTypes = functionTypes;
    this.memories = new MemoryInstance[spaces.memories()];
    this.tables = new TableInstance[spaces.tables()];
    this.globals = new GlobalInstance[spaces.globals()];
    this.tags = new TagInstance[spaces.tags()];
    this.functions = new FuncInstance[spaces.functions()];
    this.typeIds = functionTypes.typeIds();
    this.elements = new Object[model.elements().size()][];
    this.isDataDropped = new boolean[model.data().size()];
  }

  /// How large the index spaces are, imports included.
  ///
  /// @param functions functions
  /// @param tables tables
  /// @param memories memories
  /// @param globals globals
  /// @param tags tags
  public record IndexSpaces(int functions, int tables, int memories, int globals, int tags) {}

  /// What is known of the types of a module's functions.
  public interface FunctionTypes {
    /// Returns the canonical ids of the module's types by index; not to be changed.
    int[] typeIds();

    /// Returns the canonical id of the type of a function.
    int typeIdOf(int funcIndex);

    /// Returns the type of a function; concrete types in it are canonical ids.
    FuncType typeOf(int funcIndex);
  }

  /// Returns the function at an index: always the same object.
  public FuncInstance funcRef(int funcIndex) {
    FuncInstance known = functions[funcIndex];
    return known != null ? known : newFunc(funcIndex);
  }

  private FuncInstance newFunc(int funcIndex) {
    var func =
        new FuncInstance(
            this, funcIndex, functionTypes.typeIdOf(funcIndex), functionTypes.typeOf(funcIndex));
    functions[funcIndex] = func;
    return func;
  }

  /// Returns the module.
  public ModuleModel model() {
    return model;
  }

  /// Returns the module's code.
  public FuncInstance.Code code() {
    return code;
  }

  /// Drops an element segment.
  public void dropElem(int elemIndex) {
    elements[elemIndex] = null;
  }

  /// Drops a data segment.
  public void dropData(int dataIndex) {
    isDataDropped[dataIndex] = true;
  }
}
