package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import org.jspecify.annotations.Nullable;

/// Reads references to function types: by index, in full, or both.
///
/// Specification: section 6.6.4, type uses.
final class TypeUses {
  private static final int EMPTY_BLOCK = 0x40;

  private final Tokens tokens;
  private final Names names;
  private final TypeReader reader;
  private final TypeTable types;

  TypeUses(Tokens tokens, Names names, TypeReader reader, TypeTable types) {
    this.tokens = tokens;
    this.names = names;
    this.reader = reader;
    this.types = types;
  }

  /// Reads a type use and returns the type's index.
  ///
  /// @param locals where the parameters take indices and names; null where they have none
  int typeUse(@Nullable IndexSpace locals) {
    if (!tokens.isForm("type")) {
      return types.implied(reader.funcShape(locals));
    }
    int at = tokens.position();
    int index = explicit();
    FuncShape shape = reader.funcShape(locals);
    if (shape.isEmpty()) {
      FuncShape declared = types.shape(index);
      if (locals != null && declared != null) {
        locals.skip(declared.paramCount());
      }
    } else {
      requireDeclared(index, shape, at);
    }
    return index;
  }

  /// Reads the type of a block and writes its encoding.
  void blockType(ByteSink sink) {
    boolean isExplicit = tokens.isForm("type");
    int at = tokens.position();
    int index = isExplicit ? explicit() : 0;
    FuncShape shape = reader.funcShape(null);
    if (isExplicit) {
      if (!shape.isEmpty()) {
        requireDeclared(index, shape, at);
      }
      sink.signed(Integer.toUnsignedLong(index));
    } else if (shape.isEmpty()) {
      sink.u8(EMPTY_BLOCK);
    } else if (shape.paramCount() == 0 && shape.resultCount() == 1) {
      sink.raw(shape.results());
    } else {
      sink.signed(types.implied(shape));
    }
  }

  private int explicit() {
    tokens.takeForm("type");
    int index = names.types.index(tokens);
    tokens.rightParen();
    return index;
  }

  private void requireDeclared(int index, FuncShape shape, int at) {
    FuncShape declared = types.shape(index);
    if (!types.isKnown(index)) {
      throw tokens.malformed("unknown type", at);
    }
    if (declared == null || !declared.key().equals(shape.key())) {
      throw tokens.malformed("inline function type", at);
    }
  }
}
