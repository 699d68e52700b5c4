package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.BitSet;
import java.util.List;

/// What instructions may refer to: the module's index spaces, with types as [ValCodes].
///
/// It is made before imports and definitions are validated, and its parts are used only after
/// theirs are.
///
/// Specification: section 3.1.1, contexts.
final class Context {
  private final ModuleModel model;
  private final LoadLimits limits;
  private final FeatureGate gate;
  private final TypeTable types;
  private final BitSet declaredFuncs = new BitSet();
  private final int[] globalTypes;
  private int visibleGlobalCount;
  private long stepsLeft;

  Context(ModuleModel model, TypeTable types, FeatureGate gate, LoadLimits limits) {
    this.model = model;
    this.types = types;
    this.gate = gate;
    this.limits = limits;
    this.globalTypes = new int[model.spaces().globals().size()];
    this.stepsLeft = limits.validationSteps();
  }

  ModuleModel model() {
    return model;
  }

  TypeTable types() {
    return types;
  }

  FeatureGate gate() {
    return gate;
  }

  LoadLimits limits() {
    return limits;
  }

  /// Refuses a type that names a type which is not there, or needs a feature that is off.
  void requireValType(ValType type, int offset) {
    gate.require(type, offset);
    if (type instanceof RefType ref) {
      requireHeapType(ref.heap(), offset);
    }
  }

  /// Refuses a heap type that is not there, or needs a feature that is off.
  void requireHeapType(HeapType type, int offset) {
    gate.require(type, offset);
    if (type instanceof ConcreteHeapType concrete) {
      types.requireKnown(concrete.typeIndex(), offset);
    }
  }

  /// Pays for work that is not bounded by the bytes it was caused by.
  void charge(int steps, int offset) {
    stepsLeft -= steps;
    if (stepsLeft < 0) {
      throw new LoadLimitException(
          "validation exceeds the limit of %d steps (LoadLimits.validationSteps)"
              .formatted(limits.validationSteps()),
          offset);
    }
  }

  /// Lets expressions see the first `count` globals, whose types are validated.
  void showGlobals(int count) {
    for (int i = visibleGlobalCount; i < count; i++) {
      globalTypes[i] = types.code(model.spaces().globals().get(i).value());
    }
    visibleGlobalCount = count;
  }

  /// Declares that function `index`, which need not be there, is referred to outside of code, so
  /// that code may too.
  void declareFunc(int index) {
    if (Integer.compareUnsigned(index, model.funcCount()) < 0) {
      declaredFuncs.set(index);
    }
  }

  boolean isDeclaredFunc(int index) {
    return declaredFuncs.get(index);
  }

  /// Returns the type index of a function.
  int funcTypeIndex(int index, int offset) {
    requireIndex("function", index, model.funcCount(), offset);
    return model.spaces().funcTypeIndices()[index];
  }

  /// Returns the type index of a tag.
  int tagTypeIndex(int index, int offset) {
    requireIndex("tag", index, model.spaces().tagTypeIndices().length, offset);
    return model.spaces().tagTypeIndices()[index];
  }

  TableType table(int index, int offset) {
    return item("table", model.spaces().tables(), index, offset);
  }

  /// Returns the type of the elements of a table.
  int tableElement(int index, int offset) {
    return types.code(table(index, offset).element());
  }

  /// Returns the type of indices of a table.
  int tableAddress(int index, int offset) {
    return address(table(index, offset).addressType());
  }

  MemoryType memory(int index, int offset) {
    return item("memory", model.spaces().memories(), index, offset);
  }

  /// Returns the type of addresses of a memory.
  int memoryAddress(int index, int offset) {
    return address(memory(index, offset).addressType());
  }

  static int address(AddressType type) {
    return type == AddressType.I64 ? ValCodes.I64 : ValCodes.I32;
  }

  /// Returns the type of a global, which [#isMutableGlobal] may be asked about too.
  int global(int index, int offset) {
    requireIndex("global", index, visibleGlobalCount, offset);
    return globalTypes[index];
  }

  boolean isMutableGlobal(int index) {
    return model.spaces().globals().get(index).isMutable();
  }

  /// Returns the type of the elements of an element segment.
  int element(int index, int offset) {
    ElementSegment segment = item("elem segment", model.elements(), index, offset);
    return types.code(segment.type());
  }

  void requireData(int index, int offset) {
    if (!model.hasDataCount()) {
      throw new MalformedException("data count section required", offset);
    }
    requireIndex("data segment", index, model.data().size(), offset);
  }

  private static <T> T item(String what, List<T> items, int index, int offset) {
    requireIndex(what, index, items.size(), offset);
    return items.get(index);
  }

  static void requireIndex(String what, int index, int count, int offset) {
    if (Integer.compareUnsigned(index, count) >= 0) {
      throw new InvalidException("unknown " + what + " " + Integer.toUnsignedString(index), offset);
    }
  }
}
