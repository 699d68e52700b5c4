package dev.cofferdam.wasm;

import java.util.ArrayList;
import java.util.List;

/// The types of everything a module can name by index: imports first, then its own definitions.
///
/// @param funcTypeIndices type index of each function; not to be changed
/// @param tables type of each table
/// @param memories type of each memory
/// @param globals type of each global
/// @param tagTypeIndices type index of each tag; not to be changed
public record IndexSpaces(
    int[] funcTypeIndices,
    List<TableType> tables,
    List<MemoryType> memories,
    List<GlobalType> globals,
    int[] tagTypeIndices) {

  /// Returns the index spaces of `imports` followed by a module's own definitions.
  public static IndexSpaces of(
      List<Import> imports,
      int[] funcTypeIndices,
      List<TableModel> tables,
      List<MemoryType> memories,
      List<GlobalModel> globals,
      int[] tagTypeIndices) {
    var all = new Imported(imports);
    tables.forEach(table -> all.tables.add(table.type()));
    all.memories.addAll(memories);
    globals.forEach(global -> all.globals.add(global.type()));
    return new IndexSpaces(
        all.followedBy(ExternKind.FUNC, funcTypeIndices),
        List.copyOf(all.tables),
        List.copyOf(all.memories),
        List.copyOf(all.globals),
        all.followedBy(ExternKind.TAG, tagTypeIndices));
  }

  /// The imports, sorted by kind.
  private static final class Imported {
    private final List<Import> imports;
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalType> globals = new ArrayList<>();

    Imported(List<Import> imports) {
      this.imports = imports;
      for (Import item : imports) {
        switch (item.type()) {
          case ExternType.Table table -> tables.add(table.type());
          case ExternType.Memory memory -> memories.add(memory.type());
          case ExternType.Global global -> globals.add(global.type());
          case ExternType.Func _, ExternType.Tag _ -> {}
        }
      }
    }

    int[] followedBy(ExternKind kind, int[] defined) {
      int[] imported =
          imports.stream()
              .filter(item -> item.type().kind() == kind)
              .mapToInt(item -> typeIndex(item.type()))
              .toArray();
      int[] all = java.util.Arrays.copyOf(imported, imported.length + defined.length);
      System.arraycopy(defined, 0, all, imported.length, defined.length);
      return all;
    }

    private static int typeIndex(ExternType type) {
      return switch (type) {
        case ExternType.Func func -> func.typeIndex();
        case ExternType.Tag tag -> tag.typeIndex();
        default -> throw new IllegalArgumentException(type + " has no type index");
      };
    }
  }
}
