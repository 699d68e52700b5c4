package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import java.util.function.BiPredicate;

/// Writes tables, memories and globals.
final class StorageEncoder {
  private static final int TABLE_WITH_INIT = 0x40;
  private static final int PAGE_BYTES = 65_536;

  private final ModuleText module;
  private final Tokens tokens;
  private final SegmentEncoder segments;
  private final BiPredicate<Field, Integer> isImport;

  StorageEncoder(ModuleText module, SegmentEncoder segments, BiPredicate<Field, Integer> isImport) {
    this.module = module;
    this.tokens = module.tokens;
    this.segments = segments;
    this.isImport = isImport;
  }

  void table(Field field) {
    if (isImport.test(field, FieldEncoder.TABLE)) {
      return;
    }
    boolean isAddress64 = module.reader.isAddress64();
    if (module.reader.isRefType()) {
      tableOfElements(field, isAddress64);
      return;
    }
    var limits = new ByteSink();
    module.reader.limits(limits, isAddress64);
    var type = new ByteSink();
    module.reader.refType(type);
    ByteSink entry = module.sections.tables.add();
    if (tokens.position() == field.end()) {
      entry.raw(type).raw(limits);
    } else {
      entry.u8(TABLE_WITH_INIT).u8(0).raw(type).raw(limits);
      module.expressions.constant(field.end(), entry);
    }
  }

  /// Writes `(table reftype (elem ...))`.
  private void tableOfElements(Field field, boolean isAddress64) {
    var type = new ByteSink();
    module.reader.refType(type);
    int open = tokens.position();
    if (!tokens.takeForm("elem")) {
      throw tokens.unexpected();
    }
    int count = segments.inlineElem(field.index(), isAddress64, type, tokens.close(open));
    tokens.rightParen();
    ByteSink entry = module.sections.tables.add().raw(type);
    TypeReader.limits(entry, isAddress64, count, true, count);
  }

  void memory(Field field) {
    if (isImport.test(field, FieldEncoder.MEMORY)) {
      return;
    }
    boolean isAddress64 = module.reader.isAddress64();
    if (!tokens.takeForm("data")) {
      module.reader.limits(module.sections.memories.add(), isAddress64);
      return;
    }
    int byteCount = segments.inlineData(field.index(), isAddress64);
    tokens.rightParen();
    long pages = ((long) byteCount + PAGE_BYTES - 1) / PAGE_BYTES;
    TypeReader.limits(module.sections.memories.add(), isAddress64, pages, true, pages);
  }

  void global(Field field) {
    if (isImport.test(field, FieldEncoder.GLOBAL)) {
      return;
    }
    ByteSink entry = module.sections.globals.add();
    module.reader.globalType(entry);
    module.expressions.constant(field.end(), entry);
  }
}
