package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads component-level types.
///
/// Specification: Binary, type definitions.
final class TypeSyntaxReader {
  private static final int FIRST_PRIMITIVE = 0x7f;
  private static final int LAST_PRIMITIVE = 0x73;
  private static final int ERROR_CONTEXT = 0x64;

  private static final List<PrimitiveType> PRIMITIVES = List.of(PrimitiveType.values());

  private final ComponentReader reader;
  private final int depth;

  /// Reads types that stand `depth` levels deep.
  TypeSyntaxReader(ComponentReader reader, int depth) {
    this.reader = reader;
    this.depth = depth;
  }

  TypeSyntax type() {
    int code = reader.u8();
    PrimitiveType primitive = primitive(code);
    if (primitive != null) {
      return new TypeSyntax.Primitive(primitive);
    }
    return switch (code) {
      case 0x3f -> resource();
      case 0x40 -> func(false);
      case 0x43 -> func(true);
      case 0x41 -> new TypeSyntax.Component(declarations(true));
      case 0x42 -> new TypeSyntax.Instance(declarations(false));
      default -> composite(code);
    };
  }

  private TypeSyntax composite(int code) {
    return switch (code) {
      case 0x72 -> new TypeSyntax.RecordOf(reader.vector(this::labeled));
      case 0x71 -> new TypeSyntax.Variant(reader.vector(this::variantCase));
      case 0x70 -> new TypeSyntax.ListOf(valueType());
      case 0x6f -> new TypeSyntax.Tuple(reader.vector(this::valueType));
      case 0x6e -> new TypeSyntax.Flags(reader.vector(reader::name));
      case 0x6d -> new TypeSyntax.EnumOf(reader.vector(reader::name));
      case 0x6b -> new TypeSyntax.Option(valueType());
      case 0x6a -> new TypeSyntax.Result(optionalValueType(), optionalValueType());
      case 0x69 -> new TypeSyntax.Own(reader.index());
      case 0x68 -> new TypeSyntax.Borrow(reader.index());
      case 0x67 -> new TypeSyntax.FixedList(valueType(), reader.u32());
      case 0x66 -> new TypeSyntax.Stream(optionalValueType());
      case 0x65 -> new TypeSyntax.Future(optionalValueType());
      case 0x63 -> new TypeSyntax.MapOf(valueType(), valueType());
      default -> throw reader.invalidByte(code, "component defined type");
    };
  }

  private List<Definition> declarations(boolean mayImport) {
    reader.budget().requireNesting(depth + 1, reader.position());
    var inner = new DefinitionReader(reader, depth + 1);
    return reader.vector(() -> inner.declaration(mayImport));
  }

  private TypeSyntax resource() {
    ValType rep = reader.coreTypes().valType();
    int form = reader.u8();
    return switch (form) {
      case 0 -> new TypeSyntax.Resource(rep, -1);
      case 1 -> new TypeSyntax.Resource(rep, reader.index());
      default -> throw reader.invalidByte(form, "resource destructor");
    };
  }

  private TypeSyntax func(boolean isAsync) {
    return new TypeSyntax.Func(reader.vector(this::labeled), results(), isAsync);
  }

  /// Reads the result of a function.
  @Nullable ValueTypeRef results() {
    int form = reader.u8();
    if (form == 0) {
      return valueType();
    }
    if (form != 1) {
      throw reader.invalidByte(form, "component function results");
    }
    int count = reader.u8();
    if (count != 0) {
      throw reader.invalidByte(count, "number of results");
    }
    return null;
  }

  private TypeSyntax.Labeled labeled() {
    return new TypeSyntax.Labeled(reader.name(), valueType());
  }

  private TypeSyntax.Labeled variantCase() {
    var labeled = new TypeSyntax.Labeled(reader.name(), optionalValueType());
    int zero = reader.u8();
    if (zero != 0) {
      throw reader.invalidByte(zero, "zero byte required");
    }
    return labeled;
  }

  private @Nullable ValueTypeRef optionalValueType() {
    int form = reader.u8();
    return switch (form) {
      case 0 -> null;
      case 1 -> valueType();
      default -> throw reader.invalidByte(form, "optional component value type");
    };
  }

  /// Reads a value type: a primitive type or an index.
  ValueTypeRef valueType() {
    PrimitiveType primitive = primitive(reader.peek());
    if (primitive != null) {
      reader.u8();
      return new ValueTypeRef(primitive, -1);
    }
    int start = reader.position();
    long index = reader.s33();
    if (index < 0) {
      throw new MalformedException("invalid leading byte for component value type", start);
    }
    return new ValueTypeRef(null, (int) Math.min(index, Integer.MAX_VALUE));
  }

  private static @Nullable PrimitiveType primitive(int code) {
    if (code >= LAST_PRIMITIVE && code <= FIRST_PRIMITIVE) {
      return PRIMITIVES.get(FIRST_PRIMITIVE - code);
    }
    return code == ERROR_CONTEXT ? PrimitiveType.ERROR_CONTEXT : null;
  }
}
