package dev.cofferdam.text.core;

import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A module whose text is being turned into the binary format: what all its fields share.
public final class ModuleText {
  final Tokens tokens;
  final Names names = new Names();
  final TypeTable types = new TypeTable();
  final Sections sections = new Sections();
  final TypeReader reader;
  final TypeUses uses;
  final Expressions expressions;

  private ModuleText(Tokens tokens) {
    this.tokens = tokens;
    this.reader = new TypeReader(tokens, names.types);
    this.uses = new TypeUses(tokens, names, reader, types);
    this.expressions = new Expressions(this);
  }

  /// Reads a whole text.
  public static byte[] toBinary(Tokens tokens) {
    return new ModuleText(tokens).toBinary();
  }

  private byte[] toBinary() {
    int open = tokens.position();
    boolean isWrapped = tokens.takeForm("module");
    String name = isWrapped && tokens.isId() ? tokens.id() : null;
    if (isWrapped) {
      fields(tokens.close(open));
      tokens.rightParen();
    } else {
      fields(end());
    }
    if (tokens.kind() != TokenKind.END) {
      throw tokens.unexpected();
    }
    return binary(name);
  }

  private byte[] binary(@Nullable String name) {
    return sections.toBinary(types, name, names);
  }

  /// Returns the index of the token behind the last field.
  private int end() {
    int start = tokens.position();
    while (tokens.kind() != TokenKind.END) {
      tokens.skipTree();
    }
    int end = tokens.position();
    tokens.moveTo(start);
    return end;
  }

  private void fields(int end) {
    List<Field> fields = new FieldScanner(tokens, names).scan(end);
    defineTypes(fields);
    var encoder = new FieldEncoder(this);
    for (Field field : fields) {
      tokens.moveTo(field.start());
      encoder.encode(field);
      tokens.moveTo(field.end());
    }
    tokens.moveTo(end);
  }

  /// Types come first: the shape of any may be needed by any other field.
  private void defineTypes(List<Field> fields) {
    var definitions = new TypeDefinitions(tokens, names, reader, types);
    for (Field field : fields) {
      tokens.moveTo(field.start());
      if (field.kind() == FieldKind.TYPE) {
        definitions.type();
      } else if (field.kind() == FieldKind.REC) {
        definitions.rec(field.end());
      } else {
        continue;
      }
      requireEnd(field);
    }
  }

  void requireEnd(Field field) {
    if (tokens.position() != field.end()) {
      throw tokens.unexpected();
    }
  }
}
