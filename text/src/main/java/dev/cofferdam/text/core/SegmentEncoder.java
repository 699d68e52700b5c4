package dev.cofferdam.text.core;

import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;
import dev.cofferdam.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/// Writes element and data segments.
///
/// Specification: sections 5.5.12, 5.5.14 (binary), 6.6.10, 6.6.11 (text).
final class SegmentEncoder {
  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_EXPLICIT = 2;
  private static final int DECLARED = 3;
  private static final int EXPRESSIONS = 4;
  private static final int FUNC_KIND = 0;
  private static final String FUNCREF_KEY = new ByteSink().u8(0x70).toKey();

  private final ModuleText module;
  private final Tokens tokens;

  SegmentEncoder(ModuleText module) {
    this.module = module;
    this.tokens = module.tokens;
  }

  /// Writes `(elem ...)` from behind its keyword.
  void elem(Field field) {
    skipId();
    if (tokens.takeKeyword("declare")) {
      elementList(field.end()).writeTo(module.sections.elems.add(), DECLARED, new ByteSink(), 0);
      return;
    }
    boolean hasTable = tokens.isForm("table");
    int table = hasTable ? use("table", module.names.tables) : 0;
    if (!hasTable && !isOffset()) {
      elementList(field.end()).writeTo(module.sections.elems.add(), PASSIVE, new ByteSink(), 0);
      return;
    }
    var offset = new ByteSink();
    module.expressions.constantForm("offset", offset);
    Elements elements =
        !hasTable && isIndexOrEnd(field.end()) ? indices(field.end()) : elementList(field.end());
    writeActive(hasTable, table, offset, elements);
  }

  private void writeActive(boolean isExplicit, int table, ByteSink offset, Elements elements) {
    boolean isShort =
        !isExplicit && (!elements.areExpressions || elements.type.toKey().equals(FUNCREF_KEY));
    int mode = isShort ? ACTIVE : ACTIVE_EXPLICIT;
    elements.writeTo(module.sections.elems.add(), mode, offset, table);
  }

  /// Tells whether the offset of an active segment is next, rather than a type in parentheses.
  private boolean isOffset() {
    return tokens.isLeftParen() && !tokens.isForm("ref") && !tokens.isForm("item");
  }

  private boolean isIndexOrEnd(int end) {
    return tokens.position() == end || tokens.isId() || tokens.kind() == TokenKind.NUMBER;
  }

  private void skipId() {
    if (tokens.isId()) {
      tokens.skip();
    }
  }

  private int use(String keyword, IndexSpace space) {
    tokens.takeForm(keyword);
    int index = space.index(tokens);
    tokens.rightParen();
    return index;
  }

  /// Writes the segment of a table with elements and returns how many there are.
  int inlineElem(int table, boolean isAddress64, ByteSink type, int end) {
    Elements elements;
    if (tokens.isLeftParen()) {
      elements = expressions(type, end);
    } else {
      elements = indices(end);
      if (!type.toKey().equals(FUNCREF_KEY)) {
        elements = elements.asExpressions(type);
      }
    }
    writeActive(table != 0, table, zero(isAddress64), elements);
    return elements.count;
  }

  private static ByteSink zero(boolean isAddress64) {
    Opcode constant = isAddress64 ? Opcode.I64_CONST : Opcode.I32_CONST;
    return new ByteSink().u8(constant.code()).u8(0).u8(Opcode.END.code());
  }

  private Elements elementList(int end) {
    if (tokens.takeKeyword("func")) {
      return indices(end);
    }
    var type = new ByteSink();
    module.reader.refType(type);
    return expressions(type, end);
  }

  private Elements indices(int end) {
    var elements = new Elements(false, new ByteSink().u8(FUNC_KIND));
    while (tokens.position() < end) {
      elements.add().u32(elements.note(module.names.funcs.index(tokens)));
    }
    return elements;
  }

  private Elements expressions(ByteSink type, int end) {
    var elements = new Elements(true, type);
    while (tokens.position() < end) {
      module.expressions.constantForm("item", elements.add());
    }
    return elements;
  }

  /// Writes `(data ...)` from behind its keyword.
  void data(Field field) {
    skipId();
    boolean hasMemory = tokens.isForm("memory");
    int memory = hasMemory ? use("memory", module.names.memories) : 0;
    ByteSink entry = module.sections.datas.add();
    if (!hasMemory && !tokens.isLeftParen()) {
      entry.u32(PASSIVE).vector(strings());
      return;
    }
    if (memory == 0) {
      entry.u32(ACTIVE);
    } else {
      entry.u32(ACTIVE_EXPLICIT).u32(memory);
    }
    module.expressions.constantForm("offset", entry);
    entry.vector(strings());
  }

  /// Writes the segment of a memory with data and returns how many bytes there are.
  int inlineData(int memory, boolean isAddress64) {
    ByteSink bytes = strings();
    ByteSink entry = module.sections.datas.add();
    if (memory == 0) {
      entry.u32(ACTIVE);
    } else {
      entry.u32(ACTIVE_EXPLICIT).u32(memory);
    }
    entry.raw(zero(isAddress64)).vector(bytes);
    return bytes.size();
  }

  private ByteSink strings() {
    var bytes = new ByteSink();
    while (!tokens.isRightParen()) {
      bytes.raw(tokens.string());
    }
    return bytes;
  }

  /// The elements of a segment.
  private static final class Elements {
    private final boolean areExpressions;

    /// The encoded type of expressions, or the kind of indices.
    private final ByteSink type;

    private final ByteSink items = new ByteSink();
    private final List<Integer> funcs = new ArrayList<>();
    private int count;

    Elements(boolean areExpressions, ByteSink type) {
      this.areExpressions = areExpressions;
      this.type = type;
    }

    ByteSink add() {
      count++;
      return items;
    }

    int note(int func) {
      funcs.add(func);
      return func;
    }

    /// Returns the same functions as expressions of the given type.
    Elements asExpressions(ByteSink refType) {
      var expressions = new Elements(true, refType);
      for (int func : funcs) {
        expressions.add().u8(Opcode.REF_FUNC.code()).u32(func).u8(Opcode.END.code());
      }
      return expressions;
    }

    void writeTo(ByteSink sink, int mode, ByteSink offset, int table) {
      sink.u32(mode | (areExpressions ? EXPRESSIONS : 0));
      if (mode == ACTIVE_EXPLICIT) {
        sink.u32(table);
      }
      sink.raw(offset);
      if (mode != ACTIVE) {
        sink.raw(type);
      }
      sink.u32(count).raw(items);
    }
  }
}
