package dev.cofferdam.wasm;

import java.util.List;

/// A decoded core module: immutable, with views of the binary where contents are large.
///
/// Lists hold what the module itself defines; index spaces start with the imports of their kind, so
/// function index `i` is import `i` or, from `importedFuncCount()` on, a function of the module.
///
/// @param binary the bytes all ranges point into; not to be changed. Inside a component it is the
///   component's whole file, so that every offset is an offset in the file
/// @param range where the module stands in `binary`
/// @param types all types, flattened out of their groups
/// @param recGroups the groups of `types`, in order, covering all of them
/// @param imports imports, in order
/// @param funcTypeIndices type index of each function the module defines
/// @param tables tables the module defines
/// @param memories memories the module defines
/// @param tagTypeIndices type index of each tag the module defines
/// @param globals globals the module defines
/// @param exports exports, in order
/// @param startFuncIndex index of the start function, or -1
/// @param elements element segments
/// @param hasDataCount whether a data count section was there
/// @param bodies code of each function the module defines
/// @param data data segments
/// @param customs custom sections, in order
/// @param codeSection contents of the code section, to which debug information is relative; empty
///   at offset 0 where there is none
/// @param spaces types of everything that has an index, imports first
public record ModuleModel(
    byte[] binary,
    ByteRange range,
    List<SubType> types,
    List<RecGroup> recGroups,
    List<Import> imports,
    int[] funcTypeIndices,
    List<TableModel> tables,
    List<MemoryType> memories,
    int[] tagTypeIndices,
    List<GlobalModel> globals,
    List<Export> exports,
    int startFuncIndex,
    List<ElementSegment> elements,
    boolean hasDataCount,
    List<FunctionBody> bodies,
    List<DataSegment> data,
    List<CustomSection> customs,
    ByteRange codeSection,
    IndexSpaces spaces) {

  /// Returns how many functions the module imports, which is the index of the first it defines.
  public int importedFuncCount() {
    return funcCount() - funcTypeIndices.length;
  }

  /// Returns how many tables the module imports.
  public int importedTableCount() {
    return spaces.tables().size() - tables.size();
  }

  /// Returns how many memories the module imports.
  public int importedMemoryCount() {
    return spaces.memories().size() - memories.size();
  }

  /// Returns how many globals the module imports.
  public int importedGlobalCount() {
    return spaces.globals().size() - globals.size();
  }

  /// Returns how many tags the module imports.
  public int importedTagCount() {
    return spaces.tagTypeIndices().length - tagTypeIndices.length;
  }

  /// Returns how many functions there are, imported ones included.
  public int funcCount() {
    return spaces.funcTypeIndices().length;
  }

  /// Returns the type of function `funcIndex`, imported or defined, of a validated module.
  public FuncType funcType(int funcIndex) {
    return funcTypeAt(spaces.funcTypeIndices()[funcIndex]);
  }

  /// Returns the type of tag `tagIndex`, imported or defined, of a validated module.
  public FuncType tagType(int tagIndex) {
    return funcTypeAt(spaces.tagTypeIndices()[tagIndex]);
  }

  /// Returns type `typeIndex` of a validated module, which is a function type.
  public FuncType funcTypeAt(int typeIndex) {
    return (FuncType) types.get(typeIndex).composite();
  }

  /// Returns the code of function `funcIndex`, which the module defines.
  public FunctionBody body(int funcIndex) {
    return bodies.get(funcIndex - importedFuncCount());
  }
}
