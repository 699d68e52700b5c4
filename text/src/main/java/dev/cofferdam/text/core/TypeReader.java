package dev.cofferdam.text.core;

import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads types and writes their encoding.
///
/// Specification: sections 6.4 (text) and 5.3 (binary).
final class TypeReader {
  private static final int REF = 0x64;
  private static final int REF_NULL = 0x63;
  private static final int PACKED_I8 = 0x78;
  private static final int PACKED_I16 = 0x77;
  private static final Map<String, Integer> NUMBERS =
      Map.of("i32", 0x7F, "i64", 0x7E, "f32", 0x7D, "f64", 0x7C, "v128", 0x7B);
  private static final Map<String, Integer> HEAP_TYPES =
      Map.ofEntries(
          Map.entry("func", 0x70),
          Map.entry("nofunc", 0x73),
          Map.entry("extern", 0x6F),
          Map.entry("noextern", 0x72),
          Map.entry("any", 0x6E),
          Map.entry("eq", 0x6D),
          Map.entry("i31", 0x6C),
          Map.entry("struct", 0x6B),
          Map.entry("array", 0x6A),
          Map.entry("none", 0x71),
          Map.entry("exn", 0x69),
          Map.entry("noexn", 0x74));
  private static final Map<String, Integer> REF_SHORTHANDS =
      Map.ofEntries(
          Map.entry("funcref", 0x70),
          Map.entry("nullfuncref", 0x73),
          Map.entry("externref", 0x6F),
          Map.entry("nullexternref", 0x72),
          Map.entry("anyref", 0x6E),
          Map.entry("eqref", 0x6D),
          Map.entry("i31ref", 0x6C),
          Map.entry("structref", 0x6B),
          Map.entry("arrayref", 0x6A),
          Map.entry("nullref", 0x71),
          Map.entry("exnref", 0x69),
          Map.entry("nullexnref", 0x74));

  private final Tokens tokens;
  private final IndexSpace types;

  TypeReader(Tokens tokens, IndexSpace types) {
    this.tokens = tokens;
    this.types = types;
  }

  void valueType(ByteSink sink) {
    Integer number = tokens.kind() == TokenKind.KEYWORD ? NUMBERS.get(tokens.text()) : null;
    if (number == null) {
      refType(sink);
    } else {
      tokens.skip();
      sink.u8(number);
    }
  }

  /// Tells whether a reference type is next.
  boolean isRefType() {
    return tokens.isForm("ref")
        || (tokens.kind() == TokenKind.KEYWORD && REF_SHORTHANDS.containsKey(tokens.text()));
  }

  void refType(ByteSink sink) {
    nullability(sink, new ByteSink());
  }

  /// Reads a reference type, writes its heap type alone, and tells whether it is nullable.
  boolean heapTypeOfRef(ByteSink sink) {
    return nullability(new ByteSink(), sink);
  }

  private boolean nullability(ByteSink refType, ByteSink heapType) {
    if (!tokens.takeForm("ref")) {
      int code = shorthand();
      refType.u8(code);
      heapType.u8(code);
      return true;
    }
    boolean isNullable = tokens.takeKeyword("null");
    boolean isAbstract = tokens.kind() == TokenKind.KEYWORD;
    var heap = new ByteSink();
    heapType(heap);
    tokens.rightParen();
    if (!isNullable || !isAbstract) {
      refType.u8(isNullable ? REF_NULL : REF);
    }
    refType.raw(heap);
    heapType.raw(heap);
    return isNullable;
  }

  private int shorthand() {
    Integer code = tokens.kind() == TokenKind.KEYWORD ? REF_SHORTHANDS.get(tokens.text()) : null;
    if (code == null) {
      throw tokens.unexpected();
    }
    tokens.skip();
    return code;
  }

  void heapType(ByteSink sink) {
    if (tokens.kind() == TokenKind.KEYWORD) {
      Integer code = HEAP_TYPES.get(tokens.text());
      if (code == null) {
        throw tokens.unexpected();
      }
      tokens.skip();
      sink.u8(code);
    } else {
      sink.signed(Integer.toUnsignedLong(types.index(tokens)));
    }
  }

  /// Reads `(param ...)*` and `(result ...)*`.
  ///
  /// @param locals where names of parameters are bound; null where parameters have no names
  FuncShape funcShape(@Nullable IndexSpace locals) {
    var params = new ByteSink();
    int paramCount = 0;
    while (tokens.takeForm("param")) {
      paramCount += valueTypes(params, locals);
    }
    var results = new ByteSink();
    int resultCount = 0;
    while (tokens.takeForm("result")) {
      resultCount += valueTypes(results, null);
    }
    if (tokens.isForm("param") || tokens.isForm("type")) {
      throw tokens.unexpected();
    }
    return new FuncShape(paramCount, params, resultCount, results);
  }

  /// Reads what is in `(param ...)`, `(result ...)` or `(local ...)` and returns how many types it
  /// holds.
  int valueTypes(ByteSink sink, @Nullable IndexSpace locals) {
    int count = 0;
    if (locals != null && tokens.isId()) {
      locals.bind(tokens);
      valueType(sink);
      count++;
    } else {
      while (!tokens.isRightParen()) {
        valueType(sink);
        count++;
      }
      if (locals != null) {
        locals.skip(count);
      }
    }
    tokens.rightParen();
    return count;
  }

  void globalType(ByteSink sink) {
    mutability(sink, new ByteSink(), this::valueType);
  }

  /// Reads the type of a structure's or array's field.
  void fieldType(ByteSink sink) {
    mutability(sink, new ByteSink(), this::storageType);
  }

  private void storageType(ByteSink sink) {
    if (tokens.takeKeyword("i8")) {
      sink.u8(PACKED_I8);
    } else if (tokens.takeKeyword("i16")) {
      sink.u8(PACKED_I16);
    } else {
      valueType(sink);
    }
  }

  private void mutability(ByteSink sink, ByteSink type, Consumer<ByteSink> content) {
    boolean isMutable = tokens.takeForm("mut");
    content.accept(type);
    if (isMutable) {
      tokens.rightParen();
    }
    sink.raw(type).u8(isMutable ? 1 : 0);
  }

  void tableType(ByteSink sink) {
    var limits = new ByteSink();
    limits(limits, isAddress64());
    refType(sink);
    sink.raw(limits);
  }

  void memoryType(ByteSink sink) {
    limits(sink, isAddress64());
  }

  /// Passes the address type, if there is one, and tells whether it is `i64`.
  boolean isAddress64() {
    return !tokens.takeKeyword("i32") && tokens.takeKeyword("i64");
  }

  /// Reads limits behind the address type.
  void limits(ByteSink sink, boolean isAddress64) {
    long min = tokens.u64();
    boolean hasMax = tokens.kind() == TokenKind.NUMBER;
    long max = hasMax ? tokens.u64() : 0;
    limits(sink, isAddress64, min, hasMax, max);
  }

  static void limits(ByteSink sink, boolean isAddress64, long min, boolean hasMax, long max) {
    sink.u8((hasMax ? 1 : 0) | (isAddress64 ? 4 : 0)).u64(min);
    if (hasMax) {
      sink.u64(max);
    }
  }
}
