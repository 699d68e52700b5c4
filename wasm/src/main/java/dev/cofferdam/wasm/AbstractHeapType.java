package dev.cofferdam.wasm;

/// A heap type that the specification defines.
public enum AbstractHeapType implements HeapType {
  FUNC("func", "funcref"),
  NOFUNC("nofunc", "nullfuncref"),
  EXTERN("extern", "externref"),
  NOEXTERN("noextern", "nullexternref"),
  ANY("any", "anyref"),
  EQ("eq", "eqref"),
  I31("i31", "i31ref"),
  STRUCT("struct", "structref"),
  ARRAY("array", "arrayref"),
  NONE("none", "nullref"),
  EXN("exn", "exnref"),
  NOEXN("noexn", "nullexnref");

  private final String text;
  private final String nullableShorthand;

  AbstractHeapType(String text, String nullableShorthand) {
    this.text = text;
    this.nullableShorthand = nullableShorthand;
  }

  /// Returns the text format's short form of `(ref null this)`.
  public String nullableShorthand() {
    return nullableShorthand;
  }

  /// Returns the name in the text format.
  @Override
  public String toString() {
    return text;
  }
}
