package dev.cofferdam.wasm;

/// The type of a reference.
///
/// @param isNullable whether `ref.null` inhabits this type
/// @param heap what a reference of this type refers to
public record RefType(boolean isNullable, HeapType heap) implements ValType {
  /// `funcref`: any function, or null.
  public static final RefType FUNCREF = new RefType(true, AbstractHeapType.FUNC);

  /// `externref`: any value of the host, or null.
  public static final RefType EXTERNREF = new RefType(true, AbstractHeapType.EXTERN);

  /// `exnref`: any exception, or null.
  public static final RefType EXNREF = new RefType(true, AbstractHeapType.EXN);

  /// Returns this type in the text format, such as `funcref` or `(ref null 3)`.
  @Override
  public String toString() {
    if (isNullable && heap instanceof AbstractHeapType known) {
      return known.nullableShorthand();
    }
    return isNullable ? "(ref null " + heap + ")" : "(ref " + heap + ")";
  }
}
