package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;

/// Reads type definitions and writes the type section.
///
/// Specification: section 6.4.7, recursive types.
final class TypeDefinitions {
  private static final int REC = 0x4E;
  private static final int SUB_FINAL = 0x4F;
  private static final int SUB = 0x50;
  private static final int STRUCT = 0x5F;
  private static final int ARRAY = 0x5E;

  private final Tokens tokens;
  private final Names names;
  private final TypeReader reader;
  private final TypeTable types;

  TypeDefinitions(Tokens tokens, Names names, TypeReader reader, TypeTable types) {
    this.tokens = tokens;
    this.names = names;
    this.reader = reader;
    this.types = types;
  }

  /// Reads what follows `(type`.
  void type() {
    definition(types.section().add(), true);
  }

  /// Reads what follows `(rec` up to the token at `end`.
  void rec(int end) {
    var group = new ByteSink();
    int count = 0;
    while (tokens.position() < end) {
      tokens.moveTo(tokens.position() + 2);
      definition(group, false);
      tokens.rightParen();
      count++;
    }
    types.section().add().u8(REC).u32(count).raw(group);
  }

  private void definition(ByteSink sink, boolean isAlone) {
    if (tokens.isId()) {
      tokens.skip();
    }
    if (!tokens.takeForm("sub")) {
      composite(sink, isAlone);
      return;
    }
    boolean isFinal = tokens.takeKeyword("final");
    var supertypes = new ByteSink();
    int count = 0;
    while (!tokens.isLeftParen()) {
      supertypes.u32(names.types.index(tokens));
      count++;
    }
    boolean isPlain = isFinal && count == 0;
    if (!isPlain) {
      sink.u8(isFinal ? SUB_FINAL : SUB).u32(count).raw(supertypes);
    }
    composite(sink, isPlain && isAlone);
    tokens.rightParen();
  }

  private void composite(ByteSink sink, boolean isPlain) {
    if (tokens.takeForm("func")) {
      FuncShape shape = reader.funcShape(new IndexSpace("local"));
      shape.writeTo(sink);
      types.addFunc(shape, isPlain);
    } else if (tokens.takeForm("struct")) {
      struct(sink);
    } else if (tokens.takeForm("array")) {
      sink.u8(ARRAY);
      reader.fieldType(sink);
      types.addAggregate(new IndexSpace("field"));
    } else {
      throw tokens.unexpected();
    }
    tokens.rightParen();
  }

  private void struct(ByteSink sink) {
    var fields = new ByteSink();
    var fieldNames = new IndexSpace("field");
    while (tokens.takeForm("field")) {
      if (tokens.isId()) {
        fieldNames.bind(tokens);
        reader.fieldType(fields);
      } else {
        while (!tokens.isRightParen()) {
          reader.fieldType(fields);
          fieldNames.skip(1);
        }
      }
      tokens.rightParen();
    }
    sink.u8(STRUCT).u32(fieldNames.size()).raw(fields);
    types.addAggregate(fieldNames);
  }
}
