package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.SegmentMode;
import dev.cofferdam.wasm.TableModel;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.WellFormedCode;
import java.util.HashSet;
import java.util.Set;

/// Validates a decoded module: everything the specification demands, once.
///
/// Instructions are decoded here, so a module may also turn out to be malformed. As in the
/// specification, where decoding comes first, a module that is both malformed and invalid is
/// reported as malformed.
///
/// Specification: section 3.5, modules.
public final class ModuleValidator {
  private final ModuleModel model;
  private final FeatureGate gate;
  private final Context context;
  private final DefinitionValidator definitions;
  private final CodeValidator code;
  private final ConstExprValidator constants;
  private final int offset;

  private ModuleValidator(ModuleModel model, WasmFeatures features, LoadLimits limits) {
    this.model = model;
    this.gate = new FeatureGate(features);
    this.offset = model.range().offset();
    var types = new TypeValidator(model.types(), gate, limits, offset).validate(model.recGroups());
    this.context = new Context(model, types, gate, limits);
    this.definitions = new DefinitionValidator(context);
    this.code = new CodeValidator(context);
    this.constants = new ConstExprValidator(context, code);
  }

  /// Validates `model` under the default limits.
  ///
  /// @throws InvalidException if it breaks a rule, or uses a feature that is not in `features`
  /// @throws MalformedException if its instructions are not in the binary format
  public static ValidModule validate(ModuleModel model, WasmFeatures features) {
    return validate(model, features, LoadLimits.defaults());
  }

  /// Validates `model` within `limits`.
  ///
  /// @throws InvalidException if it breaks a rule, or uses a feature that is not in `features`
  /// @throws MalformedException if its instructions are not in the binary format
  /// @throws dev.cofferdam.wasm.LoadLimitException if it is beyond a limit
  public static ValidModule validate(ModuleModel model, WasmFeatures features, LoadLimits limits) {
    try {
      var validator = new ModuleValidator(model, features, limits);
      LoadClock.within(limits.timeout(), validator::module);
      return new ValidModule(model, features);
    } catch (InvalidException | MalformedException e) {
      WellFormedCode.require(model, limits);
      throw e;
    }
  }

  private void module() {
    definitions.imports();
    context.showGlobals(model.importedGlobalCount());
    definitions.tags();
    definitions.funcs();
    definitions.memories();
    tables();
    globals();
    data();
    elements();
    exports();
    start();
    bodies();
  }

  private void tables() {
    for (TableModel table : model.tables()) {
      definitions.table(table.type());
      int element = context.types().code(table.type().element());
      if (table.init() != null) {
        gate.requireTypedReferences(table.init().code().offset());
        constants.validate(table.init(), element);
      } else if (!ValCodes.isDefaultable(element)) {
        throw new InvalidException("type mismatch: table has no default element", offset);
      }
    }
  }

  private void globals() {
    int visible = model.importedGlobalCount();
    for (var global : model.globals()) {
      context.requireValType(global.type().value(), global.init().code().offset());
      constants.validate(global.init(), context.types().code(global.type().value()));
      context.showGlobals(++visible);
    }
  }

  private void data() {
    for (var segment : model.data()) {
      if (segment.mode() instanceof SegmentMode.Active active) {
        int at = active.offset().code().offset();
        constants.validate(active.offset(), context.memoryAddress(active.targetIndex(), at));
      }
    }
  }

  private void elements() {
    for (ElementSegment segment : model.elements()) {
      elementInit(segment);
      if (segment.mode() instanceof SegmentMode.Active active) {
        active(segment, active);
      }
    }
  }

  private void elementInit(ElementSegment segment) {
    switch (segment.init()) {
      case ElementSegment.Init.Functions functions -> {
        for (int index : functions.indices()) {
          context.funcTypeIndex(index, offset);
          context.declareFunc(index);
        }
      }
      case ElementSegment.Init.Exprs exprs -> {
        context.requireValType(segment.type(), offset);
        int type = context.types().code(segment.type());
        for (ConstExpr expr : exprs.exprs()) {
          constants.validate(expr, type);
        }
      }
    }
  }

  private void active(ElementSegment segment, SegmentMode.Active mode) {
    ByteRange at = mode.offset().code();
    int wanted = context.tableElement(mode.targetIndex(), at.offset());
    int type = context.types().code(segment.type());
    if (!context.types().registry().matches(type, wanted)) {
      throw new InvalidException(
          "type mismatch: element segment's type %s does not match table's element type %s"
              .formatted(ValCodes.text(type), ValCodes.text(wanted)),
          at.offset());
    }
    constants.validate(mode.offset(), context.tableAddress(mode.targetIndex(), at.offset()));
  }

  private void exports() {
    Set<String> names = new HashSet<>();
    for (Export export : model.exports()) {
      if (!names.add(export.name())) {
        throw new InvalidException("duplicate export name", offset);
      }
      requireKnown(export);
      if (export.kind() == ExternKind.FUNC) {
        context.declareFunc(export.index());
      }
    }
  }

  private void requireKnown(Export export) {
    int index = export.index();
    switch (export.kind()) {
      case FUNC -> context.funcTypeIndex(index, offset);
      case TABLE -> context.table(index, offset);
      case MEMORY -> context.memory(index, offset);
      case GLOBAL -> context.global(index, offset);
      case TAG -> context.tagTypeIndex(index, offset);
    }
  }

  private void start() {
    if (model.startFuncIndex() < 0) {
      return;
    }
    context.funcTypeIndex(model.startFuncIndex(), offset);
    FuncType type = model.funcType(model.startFuncIndex());
    if (!type.params().isEmpty() || !type.results().isEmpty()) {
      throw new InvalidException("start function must not have parameters or results", offset);
    }
  }

  private void bodies() {
    int[] typeIndices = model.funcTypeIndices();
    for (int i = 0; i < typeIndices.length; i++) {
      LoadClock.look(model.bodies().get(i).code().offset());
      code.body(model.bodies().get(i), typeIndices[i]);
    }
  }
}
