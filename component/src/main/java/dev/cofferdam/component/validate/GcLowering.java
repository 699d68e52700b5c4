package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Checks a core function type that passes component values as references of WebAssembly GC.
///
/// An experiment of the tools, not in the specification yet.
final class GcLowering {
  private final ValidationContext context;
  private final StringEncoding encoding;

  GcLowering(ValidationContext context, StringEncoding encoding) {
    this.context = context;
    this.encoding = encoding;
  }

  /// Requires that a core function of type `core` can stand for one of type `type`.
  void require(ComponentFuncType type, FuncType core) {
    requireCount("parameters", core.params().size(), type.params().size());
    for (int i = 0; i < type.params().size(); i++) {
      require(type.params().get(i).type(), core.params().get(i), false);
    }
    ValueType result = type.result();
    requireCount("results", core.results().size(), result == null ? 0 : 1);
    if (result != null) {
      require(result, core.results().getFirst(), false);
    }
  }

  private void requireCount(String what, int coreCount, int count) {
    if (coreCount != count) {
      throw context.invalid(
          "declared `core-type` has %1$d %2$s, but component function has %3$d %2$s"
              .formatted(coreCount, what, count));
    }
  }

  private void require(ValueType type, StorageType core, boolean isField) {
    context.charge(1);
    switch (type) {
      case PrimitiveType primitive -> requirePrimitive(primitive, core, isField);
      case RecordType record ->
          requireProduct(
              "record", record.fields().stream().map(RecordType.Field::type).toList(), core);
      case TupleType tuple -> requireProduct("tuple", tuple.elements(), core);
      case VariantType _ -> requireSum("variant", core);
      case OptionType _ -> requireSum("option", core);
      case ResultType _ -> requireSum("result", core);
      case ListType list -> requireArray(list.element(), core);
      case FixedListType list -> requireArray(list.element(), core);
      case MapType _ ->
          throw context.invalid("GC lowering for component `map` type is not yet implemented");
      case FlagsType _ -> requireInt("flags", core);
      case EnumType _ -> requireInt("enum", core);
      case OwnType _ -> requireExtern("own", core);
      case BorrowType _ -> requireExtern("borrow", core);
      case FutureType _ -> requireExtern("future", core);
      case StreamType _ -> requireExtern("stream", core);
    }
  }

  private void requirePrimitive(PrimitiveType type, StorageType core, boolean isField) {
    switch (type) {
      case BOOL, S8, U8 -> requireScalar(type, isField ? PackedType.I8 : NumType.I32, core);
      case S16, U16 -> requireScalar(type, isField ? PackedType.I16 : NumType.I32, core);
      case S32, U32, CHAR -> requireScalar(type, NumType.I32, core);
      case S64, U64 -> requireScalar(type, NumType.I64, core);
      case F32 -> requireScalar(type, NumType.F32, core);
      case F64 -> requireScalar(type, NumType.F64, core);
      case STRING -> requireString(core);
      case ERROR_CONTEXT -> requireExtern("error-context", core);
    }
  }

  private void requireScalar(PrimitiveType type, StorageType expected, StorageType core) {
    if (!core.equals(expected)) {
      throw context.invalid(
          "expected to lower component `%s` type to core `%s` type, found `%s`"
              .formatted(type, text(expected), text(core)));
    }
  }

  private void requireString(StorageType core) {
    PackedType unit = encoding == StringEncoding.UTF16 ? PackedType.I16 : PackedType.I8;
    if (!(referred(core) instanceof ArrayType array && array.element().storage() == unit)) {
      throw context.invalid(
          "expected to lower component `string` type to core `(ref null? (array (mut? %s)))` type,"
                  .formatted(text(unit))
              + " found `%s`".formatted(text(core)));
    }
  }

  private void requireArray(ValueType element, StorageType core) {
    if (!(referred(core) instanceof ArrayType array)) {
      throw context.invalid(
          "expected to lower component `list` type into `(ref null? (array ...))`, but found `%s`"
              .formatted(text(core)));
    }
    require(element, array.element().storage(), true);
  }

  private void requireProduct(String what, List<ValueType> parts, StorageType core) {
    if (!(referred(core) instanceof StructType struct)) {
      throw context.invalid(
          "expected to lower component `%s` type to core `(ref null? (struct ...))`, but found `%s`"
              .formatted(what, text(core)));
    }
    if (struct.fields().size() != parts.size()) {
      throw context.invalid(
          "core `struct` has %d fields, but component `%s` has %d fields"
              .formatted(struct.fields().size(), what, parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      require(parts.get(i), struct.fields().get(i).storage(), true);
    }
  }

  private void requireSum(String what, StorageType core) {
    if (!(referred(core) instanceof StructType struct && struct.fields().isEmpty())) {
      throw context.invalid(
          "expected to lower component `%s` type to core `(ref null? (struct))`, but found `%s`"
              .formatted(what, text(core)));
    }
  }

  private void requireInt(String what, StorageType core) {
    if (!core.equals(NumType.I32)) {
      throw context.invalid(
          "expected to lower component `%s` type into core `i32` type, but found `%s`"
              .formatted(what, text(core)));
    }
  }

  private void requireExtern(String what, StorageType core) {
    if (!(core instanceof RefType ref && ref.heap() == AbstractHeapType.EXTERN)) {
      throw context.invalid(
          "expected to lower component `%s` type into core `(ref null? extern)` type, but found"
                  .formatted(what)
              + " `%s`".formatted(text(core)));
    }
  }

  private @Nullable CompositeType referred(StorageType core) {
    return core instanceof RefType ref && ref.heap() instanceof ConcreteHeapType(int typeId)
        ? context.coreTypes.get(typeId).composite()
        : null;
  }

  private static String text(StorageType type) {
    return type.toString().toLowerCase(Locale.ROOT);
  }
}
