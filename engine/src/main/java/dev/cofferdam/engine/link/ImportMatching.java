package dev.cofferdam.engine.link;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.GlobalInstance;
import dev.cofferdam.engine.runtime.MemoryInstance;
import dev.cofferdam.engine.runtime.TableInstance;
import dev.cofferdam.engine.runtime.TagInstance;
import dev.cofferdam.wasm.ExternType;
import dev.cofferdam.wasm.Import;

/// Whether what is given for an import fits it.
///
/// Specification: section 4.5.4, external types.
final class ImportMatching {
  private final TypeMatching matching;
  private final CanonicalTypes types;
  private final TypeRewriter rewriter;

  ImportMatching(TypeRegistry registry, CanonicalTypes types) {
    this.matching = new TypeMatching(registry);
    this.types = types;
    this.rewriter = types.rewriter();
  }

  void requireFits(Import wanted, Object given) {
    if (!fits(wanted.type(), given)) {
      throw new LinkException(
          "incompatible import type for "
              + name(wanted)
              + ": "
              + wanted.type().kind()
              + " "
              + wanted.type()
              + " wanted");
    }
  }

  /// Returns an import's name for people.
  static String name(Import item) {
    return GuestText.escape(item.module()) + "::" + GuestText.escape(item.name());
  }

  private boolean fits(ExternType wanted, Object given) {
    return switch (wanted) {
      case ExternType.Func func ->
          given instanceof FuncInstance f && matching.func(f.typeId, types.ids()[func.typeIndex()]);
      case ExternType.Table table ->
          given instanceof TableInstance t
              && matching.table(t.type(), t.size, rewriter.table(table.type()));
      case ExternType.Memory memory ->
          given instanceof MemoryInstance m
              && matching.memory(m.type(), m.pageCount(), memory.type());
      case ExternType.Global global ->
          given instanceof GlobalInstance g
              && matching.global(g.type(), rewriter.global(global.type()));
      case ExternType.Tag tag ->
          given instanceof TagInstance t && t.typeId == types.ids()[tag.typeIndex()];
    };
  }
}
