package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;

/// Second pass over a module: writes each field into its section.
///
/// Specification: section 6.6, modules.
final class FieldEncoder {
  static final int FUNC = 0;
  static final int TABLE = 1;
  static final int MEMORY = 2;
  static final int GLOBAL = 3;
  static final int TAG = 4;

  private final ModuleText module;
  private final Tokens tokens;
  private final StorageEncoder storage;
  private final SegmentEncoder segments;

  FieldEncoder(ModuleText module) {
    this.module = module;
    this.tokens = module.tokens;
    this.segments = new SegmentEncoder(module);
    this.storage = new StorageEncoder(module, segments, this::isImport);
  }

  /// Writes a field; the next token is the one behind its keyword.
  void encode(Field field) {
    switch (field.kind()) {
      case TYPE, REC -> {
        return;
      }
      case IMPORT -> imported();
      case EXPORT -> exported();
      case START -> module.sections.start(module.names.funcs.index(tokens));
      case FUNC -> func(field);
      case TABLE -> storage.table(field);
      case MEMORY -> storage.memory(field);
      case GLOBAL -> storage.global(field);
      case TAG -> tag(field);
      case ELEM -> segments.elem(field);
      case DATA -> segments.data(field);
    }
    module.requireEnd(field);
  }

  private void imported() {
    String moduleName = tokens.name();
    String name = tokens.name();
    tokens.leftParen();
    String keyword = tokens.keyword();
    if (tokens.isId()) {
      tokens.skip();
    }
    int kind = kind(keyword);
    importEntry(moduleName, name, kind);
    tokens.rightParen();
  }

  /// Writes an import whose type is next.
  private void importEntry(String moduleName, String name, int kind) {
    var entry = new ByteSink().name(moduleName).name(name).u8(kind);
    switch (kind) {
      case FUNC -> entry.u32(module.uses.typeUse(new IndexSpace("local")));
      case TABLE -> module.reader.tableType(entry);
      case MEMORY -> module.reader.memoryType(entry);
      case GLOBAL -> module.reader.globalType(entry);
      default -> entry.u8(0).u32(module.uses.typeUse(new IndexSpace("local")));
    }
    module.sections.imports.add().raw(entry);
  }

  private int kind(String keyword) {
    return switch (keyword) {
      case "func" -> FUNC;
      case "table" -> TABLE;
      case "memory" -> MEMORY;
      case "global" -> GLOBAL;
      case "tag" -> TAG;
      default -> throw tokens.malformed("unexpected token", tokens.position() - 1);
    };
  }

  private void exported() {
    String name = tokens.name();
    tokens.leftParen();
    String keyword = tokens.keyword();
    int index = module.names.external(tokens, keyword).index(tokens);
    tokens.rightParen();
    module.sections.exports.add().name(name).u8(kind(keyword)).u32(index);
  }

  /// Passes the name and the exports of a definition; where an import follows, writes it and tells
  /// so.
  private boolean isImport(Field field, int kind) {
    if (tokens.isId()) {
      tokens.skip();
    }
    while (tokens.takeForm("export")) {
      module.sections.exports.add().name(tokens.name()).u8(kind).u32(field.index());
      tokens.rightParen();
    }
    if (!tokens.takeForm("import")) {
      return false;
    }
    String moduleName = tokens.name();
    String name = tokens.name();
    tokens.rightParen();
    importEntry(moduleName, name, kind);
    return true;
  }

  private void func(Field field) {
    if (isImport(field, FUNC)) {
      return;
    }
    var locals = new IndexSpace("local");
    int type = module.uses.typeUse(locals);
    module.sections.funcs.add().u32(type);
    var body = new ByteSink();
    locals(locals, body);
    module.expressions.body(field.end(), Scope.of(locals), body);
    module.sections.codes.add().vector(body);
  }

  /// Reads the locals and writes them one by one.
  private void locals(IndexSpace locals, ByteSink body) {
    var groups = new LocalGroups();
    while (tokens.takeForm("local")) {
      groups.read(module.reader, tokens, locals);
      tokens.rightParen();
    }
    groups.writeTo(body);
  }

  private void tag(Field field) {
    if (!isImport(field, TAG)) {
      int type = module.uses.typeUse(new IndexSpace("local"));
      module.sections.tags.add().u8(0).u32(type);
    }
  }
}
