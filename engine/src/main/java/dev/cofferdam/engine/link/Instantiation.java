package dev.cofferdam.engine.link;

import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.engine.runtime.BulkMemory;
import dev.cofferdam.engine.runtime.BulkTable;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.engine.runtime.Instructions;
import dev.cofferdam.engine.runtime.MemoryInstance;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.engine.runtime.StoreContext;
import dev.cofferdam.engine.runtime.TableInstance;
import dev.cofferdam.engine.runtime.TagInstance;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.DataSegment;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.GlobalModel;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.SegmentMode;
import dev.cofferdam.wasm.TableModel;
import dev.cofferdam.wasm.TableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes an instance of a module, all but running its start function. Traps leave what was written
/// to imported memories and tables as it is.
///
/// Specification: section 4.7.2, instantiation.
public final class Instantiation {
  private static final long U32 = 0xffff_ffffL;

  /// A place in an array, and what an object with a few fields takes.
  private static final int SLOT_BYTES = 8;

  private static final int OBJECT_BYTES = 64;

  /// How many globals or elements are made between two looks at the clock.
  private static final int MADE_BETWEEN_LOOKS = 4_096;

  private final ModuleModel model;
  private final ModuleInstance instance;
  private final ConstEvaluator constants;
  private final TypeRewriter rewriter;

  private Instantiation(StoreContext context, LoadedModule module) {
    this.model = module.model();
    this.instance = new ModuleInstance(context, module);
    this.constants = new ConstEvaluator(instance);
    this.rewriter = module.types().rewriter();
  }

  /// Checks that `imports` fit a module's imports, one by one.
  ///
  /// @throws dev.cofferdam.engine.LinkException if one does not
  public static void requireFit(TypeRegistry registry, LoadedModule module, List<Object> imports) {
    var matching = new ImportMatching(registry, module.types());
    List<Import> wanted = module.model().imports();
    for (int i = 0; i < wanted.size(); i++) {
      matching.requireFits(wanted.get(i), imports.get(i));
    }
  }

  /// Makes an instance with imports that fit: functions, tables, memories, globals and tags of the
  /// runtime.
  public static ModuleInstance run(
      StoreContext context, LoadedModule module, List<Object> imports) {
    module.requireSound();
    context.checkpoint();
    context.totals.addInstance();
    context.totals.reserveInstance(hostBytes(module.model()));
    context.reserveValues(module.resultCountMax(), module.argumentCountMax());
    var instantiation = new Instantiation(context, module);
    instantiation.takeImports(imports);
    instantiation.defineAll();
    instantiation.copySegments();
    return instantiation.instance;
  }

  /// Returns about what an instance takes of the heap before it has run, but for memories and
  /// tables, which count by themselves.
  private static long hostBytes(ModuleModel model) {
    var spaces = model.spaces();
    long slots =
        (long) spaces.funcTypeIndices().length
            + spaces.globals().size()
            + spaces.tables().size()
            + spaces.memories().size()
            + spaces.tagTypeIndices().length
            + model.elements().size()
            + model.data().size();
    long kept = 0;
    for (ElementSegment segment : model.elements()) {
      kept += segment.mode() instanceof SegmentMode.Passive ? segment.init().count() : 0;
    }
    return (slots + kept) * SLOT_BYTES + (long) model.globals().size() * OBJECT_BYTES;
  }

  /// Looks at the clock now and then in a loop.
  private void look(int madeCount) {
    if (madeCount % MADE_BETWEEN_LOOKS == 0) {
      instance.store.checkpoint();
    }
  }

  private void takeImports(List<Object> imports) {
    int funcs = 0;
    int tables = 0;
    int memories = 0;
    int globals = 0;
    int tags = 0;
    for (int i = 0; i < imports.size(); i++) {
      Object given = imports.get(i);
      switch (model.imports().get(i).type()) {
        case ExternType.Func _ -> instance.functions[funcs++] = (FuncInstance) given;
        case ExternType.Table _ -> instance.tables[tables++] = (TableInstance) given;
        case ExternType.Memory _ -> instance.memories[memories++] = (MemoryInstance) given;
        case ExternType.Global _ -> instance.globals[globals++] = (GlobalInstance) given;
        case ExternType.Tag _ -> instance.tags[tags++] = (TagInstance) given;
      }
    }
  }

  private void defineAll() {
    int firstMemory = model.importedMemoryCount();
    for (int i = 0; i < model.memories().size(); i++) {
      instance.memories[firstMemory + i] =
          new MemoryInstance(instance.store, model.memories().get(i));
    }
    if (instance.memories.length > 0) {
      instance.memory0 = instance.memories[0];
    }
    defineTags();
    defineGlobals();
    defineTables();
    for (int i = 0; i < instance.elements.length; i++) {
      instance.elements[i] = elements(model.elements().get(i));
    }
  }

  private void defineTags() {
    int first = model.importedTagCount();
    for (int i = 0; i < model.tagTypeIndices().length; i++) {
      int typeIndex = model.tagTypeIndices()[i];
      FuncType type = rewriter.func(model.funcTypeAt(typeIndex));
      instance.tags[first + i] = new TagInstance(instance.typeIds[typeIndex], type);
    }
  }

  private void defineGlobals() {
    int first = model.importedGlobalCount();
    for (int i = 0; i < model.globals().size(); i++) {
      look(i);
      GlobalModel global = model.globals().get(i);
      var defined = new GlobalInstance(rewriter.global(global.type()));
      instance.globals[first + i] = defined;
      constants.initialize(defined, global.init());
    }
  }

  private void defineTables() {
    int first = model.importedTableCount();
    for (int i = 0; i < model.tables().size(); i++) {
      TableModel table = model.tables().get(i);
      ConstExpr init = table.init();
      Object element = init == null ? null : constants.ref(init).orElse(null);
      TableType type = rewriter.table(table.type());
      instance.tables[first + i] = new TableInstance(instance.store, type, element);
    }
  }

  private @Nullable Object[] elements(ElementSegment segment) {
    if (segment.mode() instanceof SegmentMode.Declarative) {
      return new Object[0];
    }
    return switch (segment.init()) {
      case ElementSegment.Init.Functions(int[] indices) -> functions(indices);
      case ElementSegment.Init.Exprs(List<ConstExpr> exprs) -> {
        var refs = new @Nullable Object[exprs.size()];
        for (int i = 0; i < refs.length; i++) {
          look(i);
          refs[i] = constants.ref(exprs.get(i)).orElse(null);
        }
        yield refs;
      }
    };
  }

  private @Nullable Object[] functions(int[] indices) {
    var refs = new @Nullable Object[indices.length];
    for (int i = 0; i < refs.length; i++) {
      refs[i] = instance.func(indices[i]);
    }
    return refs;
  }

  private void copySegments() {
    for (int i = 0; i < model.elements().size(); i++) {
      ElementSegment segment = model.elements().get(i);
      if (segment.mode() instanceof SegmentMode.Active(int tableIndex, ConstExpr offset)) {
        AddressType width = instance.tables[tableIndex].type().addressType();
        @Nullable Object[] elements = instance.elements[i];
        int count = elements == null ? 0 : elements.length;
        BulkTable.copySegment(instance, i, tableIndex, address(offset, width), 0, count);
        Instructions.dropElem(i, instance);
      }
    }
    for (int i = 0; i < model.data().size(); i++) {
      instance.store.checkpoint();
      DataSegment segment = model.data().get(i);
      if (segment.mode() instanceof SegmentMode.Active(int memoryIndex, ConstExpr offset)) {
        AddressType width = instance.memories[memoryIndex].type().addressType();
        int size = segment.bytes().size();
        BulkMemory.copySegment(instance, i, memoryIndex, address(offset, width), 0, size);
        Instructions.dropData(i, instance);
      }
    }
  }

  private long address(ConstExpr offset, AddressType width) {
    long bits = constants.bits(offset);
    return width == AddressType.I32 ? bits & U32 : bits;
  }
}
