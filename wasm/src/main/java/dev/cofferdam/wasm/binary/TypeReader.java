package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.FieldType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.StructType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.ArrayList;
import java.util.List;

/// Reads types in the binary format.
///
/// Type indices are not checked: that is validation's part.
///
/// Specification: section 5.3, types.
public final class TypeReader {
  private static final int FLAG_HAS_MAX = 1;
  private static final int FLAG_ADDRESS_64 = 4;

  private final ByteReader reader;
  private final LoadBudget budget;

  TypeReader(ByteReader reader, LoadBudget budget) {
    this.reader = reader;
    this.budget = budget;
  }

  /// Returns a reader of types at the place where `reader` stands; it moves `reader` along.
  public static TypeReader of(ByteReader reader, LoadLimits limits) {
    return new TypeReader(reader, new LoadBudget(limits));
  }

  /// Reads a value type.
  public ValType valType() {
    int code = reader.peek();
    if (TypeCodes.isReferencePrefix(code)) {
      return refType();
    }
    int start = reader.position();
    ValType type = TypeCodes.valType(reader.s7() & 0x7f);
    if (type == null) {
      throw new MalformedException("malformed reference type", start);
    }
    return type;
  }

  /// Reads a reference type.
  public RefType refType() {
    int start = reader.position();
    int code = reader.s7() & 0x7f;
    if (TypeCodes.isReferencePrefix(code)) {
      budget.charge(2, LoadBudget.OBJECT_BYTES, start);
      return new RefType(code == TypeCodes.REF_NULL, heapType());
    }
    if (TypeCodes.valType(code) instanceof RefType type) {
      return type;
    }
    throw new MalformedException("malformed reference type", start);
  }

  /// Reads a heap type.
  public HeapType heapType() {
    int start = reader.position();
    if (reader.peek() >= 0x80) {
      return longTypeIndex(start);
    }
    int code = reader.u8();
    if (code < 0x40) {
      return new ConcreteHeapType(code);
    }
    AbstractHeapType type = TypeCodes.heapType(code);
    if (type == null) {
      throw new MalformedException("malformed heap type", start);
    }
    return type;
  }

  private HeapType longTypeIndex(int start) {
    long index = reader.s33();
    if (index < 0) {
      throw new MalformedException("integer representation too long", start);
    }
    return new ConcreteHeapType((int) index);
  }

  /// Reads a vector of value types, of at most `limit`, the limit called `limitName`.
  List<ValType> valTypes(String limitName, int limit) {
    int start = reader.position();
    int count = reader.count();
    LoadBudget.require(limitName, count, limit, start);
    budget.charge(count, 4, start);
    var types = new ValType[count];
    for (int i = 0; i < count; i++) {
      types[i] = valType();
    }
    return List.of(types);
  }

  /// Reads a recursive group, adds its types to `types`, and returns which they are.
  public RecGroup recGroup(List<SubType> types) {
    int first = types.size();
    if (reader.peek() != TypeCodes.REC) {
      types.add(subType());
      return new RecGroup(first, 1);
    }
    reader.skip(1);
    int start = reader.position();
    int count = reader.count();
    int limit = budget.limits().types();
    LoadBudget.require("types", count, limit, start);
    LoadBudget.require("types", first + count, limit, start);
    for (int i = 0; i < count; i++) {
      types.add(subType());
    }
    return new RecGroup(first, count);
  }

  private SubType subType() {
    budget.charge(4, LoadBudget.OBJECT_BYTES, reader.position());
    int code = reader.peek();
    if (code != TypeCodes.SUB && code != TypeCodes.SUB_FINAL) {
      return SubType.of(compositeType());
    }
    reader.skip(1);
    int count = reader.count();
    budget.charge(count, LoadBudget.OBJECT_BYTES, reader.position());
    var supertypes = new ArrayList<Integer>(count);
    for (int i = 0; i < count; i++) {
      supertypes.add(reader.u32());
    }
    return new SubType(code == TypeCodes.SUB_FINAL, supertypes, compositeType());
  }

  private CompositeType compositeType() {
    int start = reader.position();
    return switch (reader.s7() & 0x7f) {
      case TypeCodes.FUNC -> funcType();
      case TypeCodes.STRUCT -> structType();
      case TypeCodes.ARRAY -> new ArrayType(fieldType());
      default -> throw new MalformedException("malformed definition type", start);
    };
  }

  /// Reads a function type, without the code that says that it is one.
  public FuncType funcType() {
    var params = valTypes("params", budget.limits().params());
    return new FuncType(params, valTypes("results", budget.limits().results()));
  }

  private StructType structType() {
    int start = reader.position();
    int count = reader.count();
    LoadBudget.require("fields", count, budget.limits().fields(), start);
    budget.charge(count, LoadBudget.OBJECT_BYTES, start);
    var fields = new ArrayList<FieldType>(count);
    for (int i = 0; i < count; i++) {
      fields.add(fieldType());
    }
    return new StructType(fields);
  }

  private FieldType fieldType() {
    StorageType storage = storageType();
    return new FieldType(storage, isMutable());
  }

  private StorageType storageType() {
    PackedType packed = TypeCodes.packedType(reader.peek());
    if (packed == null) {
      return valType();
    }
    reader.skip(1);
    return packed;
  }

  private boolean isMutable() {
    int flag = reader.u8();
    if (flag > 1) {
      throw new MalformedException("malformed mutability", reader.position() - 1);
    }
    return flag == 1;
  }

  /// Reads a global type.
  public GlobalType globalType() {
    ValType value = valType();
    return new GlobalType(value, isMutable());
  }

  /// Reads a table type.
  public TableType tableType() {
    RefType element = refType();
    int flags = limitsFlags();
    long min = reader.u64();
    boolean hasMax = (flags & FLAG_HAS_MAX) != 0;
    return new TableType(addressType(flags), element, min, hasMax ? reader.u64() : 0, hasMax);
  }

  /// Reads a memory type. A maximum that does not fit the model, 2^63 pages and more, is invalid in
  /// any case and read as [Long#MAX_VALUE].
  public MemoryType memoryType() {
    int flags = limitsFlags();
    long min = saturated(reader.u64());
    long max = (flags & FLAG_HAS_MAX) != 0 ? saturated(reader.u64()) : -1;
    return new MemoryType(addressType(flags), min, max, false);
  }

  private static long saturated(long unsigned) {
    return unsigned < 0 ? Long.MAX_VALUE : unsigned;
  }

  private int limitsFlags() {
    int flags = reader.u8();
    if ((flags & ~(FLAG_HAS_MAX | FLAG_ADDRESS_64)) != 0) {
      throw new MalformedException("malformed limits flags", reader.position() - 1);
    }
    return flags;
  }

  private static AddressType addressType(int flags) {
    return (flags & FLAG_ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32;
  }

  /// Reads a tag type and returns the index of its function type.
  public int tagTypeIndex() {
    if (reader.u8() != 0) {
      throw new MalformedException("zero byte expected", reader.position() - 1);
    }
    return reader.u32();
  }

  /// Reads the type of an import.
  public ExternType externType() {
    int start = reader.position();
    return switch (reader.u8()) {
      case 0 -> new ExternType.Func(reader.u32());
      case 1 -> new ExternType.Table(tableType());
      case 2 -> new ExternType.Memory(memoryType());
      case 3 -> new ExternType.Global(globalType());
      case 4 -> new ExternType.Tag(tagTypeIndex());
      default -> throw new MalformedException("malformed import kind", start);
    };
  }
}
