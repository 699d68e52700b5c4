package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.WasmFeature;

/// Validates the types of imports and definitions.
///
/// Specification: sections 3.2.10 to 3.2.17.
final class DefinitionValidator {
  private static final long PAGES_32 = 1L << 16;
  private static final long PAGES_64 = 1L << 48;
  private static final long TABLE_SIZE_32 = 0xffff_ffffL;
  private static final long TABLE_SIZE_64 = 0xffff_ffff_ffff_ffffL;

  private final Context context;
  private final ModuleModel model;
  private final FeatureGate gate;
  private final int offset;

  DefinitionValidator(Context context) {
    this.context = context;
    this.model = context.model();
    this.gate = context.gate();
    this.offset = model.range().offset();
  }

  void imports() {
    for (Import item : model.imports()) {
      switch (item.type()) {
        case ExternType.Func func -> context.types().requireFunc(func.typeIndex(), offset);
        case ExternType.Table table -> table(table.type());
        case ExternType.Memory memory -> memory(memory.type());
        case ExternType.Global global -> context.requireValType(global.type().value(), offset);
        case ExternType.Tag tag -> tag(tag.typeIndex());
      }
    }
    if (model.spaces().memories().size() > 1 && !gate.has(WasmFeature.MULTI_MEMORY)) {
      throw new InvalidException(
          "multiple memories require the %s feature".formatted(WasmFeature.MULTI_MEMORY), offset);
    }
  }

  void tags() {
    for (int typeIndex : model.tagTypeIndices()) {
      tag(typeIndex);
    }
  }

  private void tag(int typeIndex) {
    gate.require(WasmFeature.EXCEPTIONS, offset);
    context.types().requireFunc(typeIndex, offset);
    if (context.types().results(typeIndex).length != 0) {
      throw new InvalidException("non-empty tag result type", offset);
    }
  }

  void funcs() {
    for (int typeIndex : model.funcTypeIndices()) {
      context.types().requireFunc(typeIndex, offset);
    }
  }

  void memories() {
    model.memories().forEach(this::memory);
  }

  private void memory(MemoryType type) {
    boolean is64 = is64(type.addressType());
    String complaint =
        "memory size must be at most "
            + (is64 ? "2^48 pages (256 TiB) for i64" : "2^16 pages (4 GiB) for i32");
    requireLimits(
        type.minPages(), type.maxPages(), type.hasMax(), is64 ? PAGES_64 : PAGES_32, complaint);
  }

  void table(TableType type) {
    context.requireValType(type.element(), offset);
    boolean is64 = is64(type.addressType());
    String complaint = "table size must be at most " + (is64 ? "2^64-1 for i64" : "2^32-1 for i32");
    requireLimits(
        type.minSize(),
        type.maxSize(),
        type.hasMax(),
        is64 ? TABLE_SIZE_64 : TABLE_SIZE_32,
        complaint);
  }

  private boolean is64(AddressType type) {
    if (type == AddressType.I64) {
      gate.require(WasmFeature.MEMORY64, offset);
    }
    return type == AddressType.I64;
  }

  private void requireLimits(long min, long max, boolean hasMax, long most, String complaint) {
    if (Long.compareUnsigned(min, most) > 0 || (hasMax && Long.compareUnsigned(max, most) > 0)) {
      throw new InvalidException(complaint, offset);
    }
    if (hasMax && Long.compareUnsigned(min, max) > 0) {
      throw new InvalidException("size minimum must not be greater than maximum", offset);
    }
  }
}
