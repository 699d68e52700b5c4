package dev.cofferdam.text.core;

/// The parameters and results of a function type, encoded.
///
/// @param paramCount how many parameters there are
/// @param params the encoded parameter types
/// @param resultCount how many results there are
/// @param results the encoded result types
record FuncShape(int paramCount, ByteSink params, int resultCount, ByteSink results) {
  static final int CODE = 0x60;

  /// Returns a string that equal shapes share.
  String key() {
    return paramCount + ":" + params.toKey() + ":" + results.toKey();
  }

  boolean isEmpty() {
    return paramCount == 0 && resultCount == 0;
  }

  void writeTo(ByteSink sink) {
    sink.u8(CODE).u32(paramCount).raw(params).u32(resultCount).raw(results);
  }
}
