package dev.cofferdam.component.types;

/// A value type without parts.
public enum PrimitiveType implements ValueType {
  BOOL("bool", 1),
  S8("s8", 1),
  U8("u8", 1),
  S16("s16", 2),
  U16("u16", 2),
  S32("s32", 4),
  U32("u32", 4),
  S64("s64", 8),
  U64("u64", 8),
  F32("f32", 4),
  F64("f64", 8),
  CHAR("char", 4),
  STRING("string", 0),
  ERROR_CONTEXT("error-context", 4);

  private final String text;
  private final int scalarSize;

  PrimitiveType(String text, int scalarSize) {
    this.text = text;
    this.scalarSize = scalarSize;
  }

  @Override
  public TypeShape shape() {
    return switch (scalarSize) {
      case 0 -> TypeShape.POINTER_PAIR;
      case 1 -> TypeShape.SCALAR_1;
      case 2 -> TypeShape.SCALAR_2;
      case 4 -> TypeShape.SCALAR_4;
      default -> TypeShape.SCALAR_8;
    };
  }

  /// Returns the name in the text format.
  @Override
  public String toString() {
    return text;
  }
}
