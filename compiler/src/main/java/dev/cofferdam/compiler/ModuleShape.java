package dev.cofferdam.compiler;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.GlobalModel;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.TableModel;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The index spaces of a module, imports and definitions together.
final class ModuleShape {
  private final ModuleModel model;
  private final int[] funcTypeIndices;
  private final int importedFuncCount;
  private final BitSet referenced;
  private final List<ValType> globals = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();

  /// Made when a class needs it; guarded by this.
  private @Nullable TailCalls tailCalls;

  ModuleShape(ModuleModel model) {
    this.model = model;
    int[] imported =
        model.imports().stream()
            .filter(i -> i.type() instanceof ExternType.Func)
            .mapToInt(i -> ((ExternType.Func) i.type()).typeIndex())
            .toArray();
    importedFuncCount = imported.length;
    int[] defined = model.funcTypeIndices();
    funcTypeIndices = java.util.Arrays.copyOf(imported, imported.length + defined.length);
    System.arraycopy(defined, 0, funcTypeIndices, imported.length, defined.length);
    referenced = referenced(model, importedFuncCount);
    model.imports().forEach(this::addImport);
    model.globals().stream().map(GlobalModel::type).forEach(type -> globals.add(type.value()));
    memories.addAll(model.memories());
  }

  private void addImport(Import imported) {
    switch (imported.type()) {
      case ExternType.Func _, ExternType.Table _, ExternType.Tag _ -> {}
      case ExternType.Global global -> globals.add(global.type().value());
      case ExternType.Memory memory -> memories.add(memory.type());
    }
  }

  /// Returns the module's tail calls; the first time, all code is looked through for them.
  synchronized TailCalls tailCalls() {
    TailCalls known = tailCalls;
    if (known == null) {
      known = new TailCalls(this);
      tailCalls = known;
    }
    return known;
  }

  ModuleModel model() {
    return model;
  }

  int funcCount() {
    return funcTypeIndices.length;
  }

  int importedFuncCount() {
    return importedFuncCount;
  }

  boolean isImportedFunc(int funcIndex) {
    return funcIndex < importedFuncCount;
  }

  /// Returns the body of a function that the module defines.
  FunctionBody body(int funcIndex) {
    return model.bodies().get(funcIndex - importedFuncCount);
  }

  int funcTypeIndex(int funcIndex) {
    return funcTypeIndices[funcIndex];
  }

  FuncType funcType(int funcIndex) {
    return type(funcTypeIndices[funcIndex]);
  }

  FuncType type(int typeIndex) {
    return (FuncType) model.types().get(typeIndex).composite();
  }

  /// Returns the functions that the module defines and exports or refers to: only they can be
  /// called from elsewhere or through a table.
  IntStream exposedFuncs() {
    return referenced.stream();
  }

  /// Returns the functions with this type that the module defines and exports or refers to,
  /// ascending: only they can be in a table.
  int[] referencedFuncs(int typeIndex) {
    var type = model.types().get(typeIndex);
    return referenced.stream()
        .filter(i -> model.types().get(funcTypeIndices[i]).equals(type))
        .toArray();
  }

  private static BitSet referenced(ModuleModel model, int importedFuncCount) {
    var referenced = new BitSet();
    for (ElementSegment segment : model.elements()) {
      switch (segment.init()) {
        case ElementSegment.Init.Functions functions -> {
          for (int index : functions.indices()) {
            referenced.set(index);
          }
        }
        case ElementSegment.Init.Exprs exprs ->
            exprs.exprs().forEach(expr -> addReference(model, expr, referenced));
      }
    }
    model.globals().forEach(global -> addReference(model, global.init(), referenced));
    model.tables().stream()
        .map(TableModel::init)
        .filter(Objects::nonNull)
        .forEach(init -> addReference(model, init, referenced));
    model.exports().stream()
        .filter(export -> export.kind() == ExternKind.FUNC)
        .forEach(export -> referenced.set(export.index()));
    referenced.clear(0, importedFuncCount);
    return referenced;
  }

  private static void addReference(ModuleModel model, ConstExpr expr, BitSet referenced) {
    var reader = ByteReader.of(model.binary(), expr.code());
    if (reader.opcode() == Opcode.REF_FUNC.code()) {
      referenced.set(reader.u32());
    }
  }

  ValueKind globalKind(int globalIndex) {
    return ValueKind.of(globals.get(globalIndex));
  }

  boolean is64Bit(int memoryIndex) {
    return memories.get(memoryIndex).addressType() == AddressType.I64;
  }

  boolean hasMemory() {
    return !memories.isEmpty();
  }

  /// Returns whether the first memory keeps its size for ever.
  boolean isMemoryFixed() {
    var type = memories.getFirst();
    return type.hasMax() && type.maxPages() == type.minPages();
  }
}
