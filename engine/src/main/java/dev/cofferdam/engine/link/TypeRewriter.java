package dev.cofferdam.engine.link;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.util.function.IntUnaryOperator;

/// Replaces the numbers of concrete types inside types.
public final class TypeRewriter {
  private final IntUnaryOperator numbers;

  private TypeRewriter(IntUnaryOperator numbers) {
    this.numbers = numbers;
  }

  /// Returns a rewriter that replaces each number by what `numbers` gives for it.
  public static TypeRewriter of(IntUnaryOperator numbers) {
    return new TypeRewriter(numbers);
  }

  SubType subType(SubType type) {
    return new SubType(
        type.isFinal(),
        type.supertypes().stream().map(numbers::applyAsInt).toList(),
        composite(type.composite()));
  }

  private CompositeType composite(CompositeType type) {
    return switch (type) {
      case FuncType func -> func(func);
      case StructType struct -> new StructType(struct.fields().stream().map(this::field).toList());
      case ArrayType array -> new ArrayType(field(array.element()));
    };
  }

  private FieldType field(FieldType type) {
    return new FieldType(storage(type.storage()), type.isMutable());
  }

  private StorageType storage(StorageType type) {
    return switch (type) {
      case ValType value -> value(value);
      case PackedType packed -> packed;
    };
  }

  /// Returns a function type with its concrete types replaced.
  public FuncType func(FuncType type) {
    return new FuncType(
        type.params().stream().map(this::value).toList(),
        type.results().stream().map(this::value).toList());
  }

  /// Returns a global's type with its concrete types replaced.
  public GlobalType global(GlobalType type) {
    return new GlobalType(value(type.value()), type.isMutable());
  }

  /// Returns a table's type with its concrete types replaced.
  public TableType table(TableType type) {
    return new TableType(
        type.addressType(), ref(type.element()), type.minSize(), type.maxSize(), type.hasMax());
  }

  /// Returns a value type with its concrete types replaced.
  public ValType value(ValType type) {
    return switch (type) {
      case NumType number -> number;
      case VecType vector -> vector;
      case RefType ref -> ref(ref);
    };
  }

  RefType ref(RefType type) {
    return new RefType(type.isNullable(), heap(type.heap()));
  }

  private HeapType heap(HeapType type) {
    return switch (type) {
      case AbstractHeapType known -> known;
      case ConcreteHeapType(int number) -> new ConcreteHeapType(numbers.applyAsInt(number));
    };
  }
}
