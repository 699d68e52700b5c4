package dev.cofferdam.text.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sections of a module while they are written.
///
/// Specification: section 5.5, modules.
final class Sections {
  private static final int CUSTOM_ID = 0;
  private static final int START_ID = 8;
  private static final int DATA_COUNT_ID = 12;
  private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  final Section imports = new Section(2);
  final Section funcs = new Section(3);
  final Section tables = new Section(4);
  final Section memories = new Section(5);
  final Section tags = new Section(13);
  final Section globals = new Section(6);
  final Section exports = new Section(7);
  final Section elems = new Section(9);
  final Section codes = new Section(10);
  final Section datas = new Section(11);

  /// Whether an instruction names a data segment, which the binary format wants announced.
  boolean needsDataCount;

  private final ByteSink start = new ByteSink();

  void start(int funcIndex) {
    start.u32(funcIndex);
  }

  byte[] toBinary(TypeTable types, @Nullable String moduleName, Names names) {
    var file = new ByteSink().raw(PREAMBLE);
    types.section().writeTo(file);
    imports.writeTo(file);
    funcs.writeTo(file);
    tables.writeTo(file);
    memories.writeTo(file);
    tags.writeTo(file);
    globals.writeTo(file);
    exports.writeTo(file);
    if (start.size() > 0) {
      file.u8(START_ID).vector(start);
    }
    elems.writeTo(file);
    if (needsDataCount) {
      file.u8(DATA_COUNT_ID).vector(new ByteSink().u32(datas.count()));
    }
    codes.writeTo(file);
    datas.writeTo(file);
    writeNames(file, moduleName, names.funcs.indices());
    return file.toBytes();
  }

  private static void writeNames(
      ByteSink file, @Nullable String moduleName, Map<String, Integer> funcs) {
    if (moduleName == null && funcs.isEmpty()) {
      return;
    }
    ByteSink section = new ByteSink().name("name");
    if (moduleName != null) {
      section.u8(0).vector(new ByteSink().name(moduleName));
    }
    if (!funcs.isEmpty()) {
      ByteSink map = new ByteSink().u32(funcs.size());
      funcs.forEach((name, index) -> map.u32(index).name(name));
      section.u8(1).vector(map);
    }
    file.u8(CUSTOM_ID).vector(section);
  }
}
