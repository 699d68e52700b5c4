package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import java.util.ArrayList;
import java.util.List;

/// First pass over a module: finds its fields and binds their names, so that the second pass can
/// resolve names that are used before they are defined.
final class FieldScanner {
  private final Tokens tokens;
  private final Names names;
  private final List<Field> fields = new ArrayList<>();
  private String definedKind = "";
  private boolean hasStart;

  FieldScanner(Tokens tokens, Names names) {
    this.tokens = tokens;
    this.names = names;
  }

  /// Scans from the next token to the token at `end`.
  List<Field> scan(int end) {
    while (tokens.position() < end) {
      int open = tokens.position();
      tokens.leftParen();
      FieldKind kind = FieldKind.of(tokens.keyword());
      if (kind == null) {
        throw tokens.malformed("unexpected token", open + 1);
      }
      int start = tokens.position();
      int index = bind(kind, open);
      fields.add(new Field(kind, start, tokens.close(open), index));
      tokens.moveTo(tokens.close(open) + 1);
    }
    return fields;
  }

  private int bind(FieldKind kind, int open) {
    return switch (kind) {
      case TYPE -> names.types.bind(tokens);
      case REC -> rec(tokens.close(open));
      case IMPORT -> imported(open);
      case FUNC -> defined(names.funcs, "function", open);
      case TABLE -> table(open);
      case MEMORY -> memory(open);
      case GLOBAL -> defined(names.globals, "global", open);
      case TAG -> defined(names.tags, "tag", open);
      case EXPORT -> 0;
      case START -> start(open);
      case ELEM -> names.elems.bind(tokens);
      case DATA -> names.datas.bind(tokens);
    };
  }

  private int rec(int end) {
    int first = names.types.size();
    while (tokens.position() < end) {
      int open = tokens.position();
      if (!tokens.takeForm("type")) {
        throw tokens.unexpected();
      }
      names.types.bind(tokens);
      tokens.moveTo(tokens.close(open) + 1);
    }
    return first;
  }

  private int imported(int open) {
    tokens.name();
    tokens.name();
    tokens.leftParen();
    requireImportAllowed(open);
    return names.external(tokens, tokens.keyword()).bind(tokens);
  }

  private void requireImportAllowed(int open) {
    if (!definedKind.isEmpty()) {
      throw tokens.malformed("import after " + definedKind, open);
    }
  }

  /// Binds something that may be an import in short form.
  private int defined(IndexSpace space, String noun, int open) {
    int index = space.bind(tokens);
    while (tokens.isForm("export")) {
      tokens.skipTree();
    }
    if (tokens.isForm("import")) {
      requireImportAllowed(open);
    } else {
      definedKind = noun;
    }
    return index;
  }

  private int table(int open) {
    int index = defined(names.tables, "table", open);
    if (hasInline("elem", tokens.close(open))) {
      names.elems.skip(1);
    }
    return index;
  }

  private int memory(int open) {
    int index = defined(names.memories, "memory", open);
    if (hasInline("data", tokens.close(open))) {
      names.datas.skip(1);
    }
    return index;
  }

  private boolean hasInline(String keyword, int end) {
    while (tokens.position() < end && !tokens.isForm(keyword)) {
      tokens.skipTree();
    }
    return tokens.position() < end;
  }

  private int start(int open) {
    if (hasStart) {
      throw tokens.malformed("multiple start sections", open);
    }
    hasStart = true;
    return 0;
  }
}
