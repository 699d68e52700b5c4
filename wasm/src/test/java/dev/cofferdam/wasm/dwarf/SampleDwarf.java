package dev.cofferdam.wasm.dwarf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Debug information of a made-up unit, in any version and format.
///
/// The function `outer` has the code from 0x10 to 0x40; from 0x20 to 0x30 that is of `inner`, which
/// it calls in line 7, column 3. Lines: 5:0 from 0x10, 20:9 from 0x20, 8:1 from 0x30.
final class SampleDwarf {
  static final int CODE_BYTES = 256;
  static final int CODE_START = 11;

  static final List<SourceCall> INNER_CALLS =
      List.of(
          new SourceCall("inner", "/src/inc/lib.h", 20, 9),
          new SourceCall("outer", "/src/main.c", 7, 3));
  static final List<SourceCall> OUTER_CALLS = List.of(new SourceCall("outer", "/src/main.c", 5, 0));

  private final int version;
  private final int offsetBytes;
  private final Map<String, DebugBytes> sections = new LinkedHashMap<>();
  private int textCount;
  private DebugBytes info = new DebugBytes();

  private SampleDwarf(int version, int offsetBytes) {
    this.version = version;
    this.offsetBytes = offsetBytes;
  }

  static SampleDwarf of(int version, int offsetBytes) {
    var sample = new SampleDwarf(version, offsetBytes);
    sample.tables();
    sample.abbreviations();
    sample.unit();
    sample.lines();
    return sample;
  }

  static SampleDwarf empty() {
    return new SampleDwarf(4, 4);
  }

  DebugBytes section(String name) {
    return sections.computeIfAbsent(name, _ -> new DebugBytes());
  }

  Map<String, DebugBytes> sections() {
    return sections;
  }

  /// Returns a module with these sections.
  byte[] module() {
    return module(sections);
  }

  static byte[] module(Map<String, DebugBytes> sections) {
    var module = new DebugBytes().u8(0, 'a', 's', 'm', 1, 0, 0, 0);
    module.u8(10).uleb(CODE_BYTES).bytes(new byte[CODE_BYTES]);
    sections.forEach((name, contents) -> {
      var custom = new DebugBytes().uleb(name.length());
      name.chars().forEach(custom::u8);
      custom.bytes(contents.toBytes());
      module.u8(0).uleb(custom.size()).bytes(custom.toBytes());
    });
    return module.toBytes();
  }

  List<SourceCall> at(int address) {
    return at(address, DwarfLimits.defaults());
  }

  List<SourceCall> at(int address, DwarfLimits limits) {
    return SourceLines.of(module(), limits).at(CODE_START + address);
  }

  /// Asks without the border that keeps exceptions in: only {@link DwarfException} may come out.
  static List<SourceCall> unguarded(byte[] module, int address) {
    var budget = new DwarfBudget(DwarfLimits.defaults());
    budget.start();
    var sections = DebugSections.around(module, CODE_START + address).orElseThrow();
    return new DwarfModule(sections, budget).calls(address);
  }

  private void tables() {
    var ranges = section(version < 5 ? ".debug_ranges" : ".debug_rnglists");
    if (version < 5) {
      ranges.u32(0x10).u32(0x40).u32(0).u32(0); // of the unit
      ranges.u32(0xffffffffL).u32(0x18).u32(0x8).u32(0x18).u32(0).u32(0); // of the inlined call
    } else {
      var body = new DebugBytes().u16(5).u8(4, 0).u32(2);
      body.number(2L * offsetBytes, offsetBytes).number(2L * offsetBytes + 4, offsetBytes);
      body.u8(3).uleb(0).uleb(0x30).u8(0); // 0x10 and length 0x30
      body.u8(5).u32(0x18).u8(4).uleb(0x8).uleb(0x18).u8(0); // base 0x18 and offsets
      ranges.withLength(body, offsetBytes);
      var addresses = new DebugBytes().u16(5).u8(4, 0).u32(0x10);
      section(".debug_addr").withLength(addresses, offsetBytes);
    }
  }

  private void abbreviations() {
    int text = version < 4 ? Form.STRING : version == 4 ? Form.STRP : Form.STRX1;
    int offset = version < 4 ? (offsetBytes == 4 ? 0x06 : 0x07) : 0x17;
    int ranges = version < 5 ? offset : Form.RNGLISTX;
    int address = version < 5 ? Form.ADDR : Form.ADDRX;
    int highPc = version < 4 ? Form.ADDR : 0x0f;
    var abbrev = section(".debug_abbrev");
    abbrev.uleb(1).uleb(0x11).u8(1, 0x03, text, 0x1b, text, 0x10, offset, 0x55, ranges);
    if (version == 5) {
      abbrev.u8(0x72, 0x17, 0x73, 0x17, 0x74, 0x17);
    }
    abbrev.u8(0, 0).uleb(2).uleb(0x2e).u8(1, 0x03, text, 0x11, address, 0x12, highPc, 0, 0);
    abbrev.uleb(3).uleb(0x2e).u8(0, 0x6e, text, 0, 0);
    abbrev.uleb(4).uleb(0x1d).u8(0, 0x31, Form.REF4, 0x55, ranges);
    abbrev.u8(0x58, 0x0b, 0x59, 0x05, 0x57, 0x0f, 0, 0).u8(0);
  }

  private void unit() {
    info = new DebugBytes().u16(version);
    if (version == 5) {
      info.u8(1, 4).number(0, offsetBytes);
    } else {
      info.number(0, offsetBytes).u8(4);
    }
    root();
    int inner = (offsetBytes == 4 ? 4 : 12) + info.size();
    info.uleb(3);
    text("inner");
    info.uleb(2);
    text("outer");
    info.number(version < 5 ? 0x10 : 0, version < 5 ? 4 : 1);
    info.number(version < 4 ? 0x40 : 0x30, version < 4 ? 4 : 1);
    info.uleb(4).u32(inner);
    ranges(version < 5 ? 0x10 : 1);
    info.u8(1).u16(7).uleb(3).u8(0, 0);
    section(".debug_info").withLength(info, offsetBytes);
  }

  private void root() {
    int tableHeader = offsetBytes == 4 ? 8 : 16;
    info.uleb(1);
    text("main.c");
    text("/src");
    info.number(0, offsetBytes);
    ranges(0);
    if (version == 5) {
      info.number(0, offsetBytes).number(tableHeader, offsetBytes);
      info.number(tableHeader + 4L, offsetBytes);
    }
  }

  private void ranges(int value) {
    info.number(value, version < 5 ? offsetBytes : 1);
  }

  /// Writes text into the unit, in the form that the version has for it.
  private void text(String text) {
    if (version < 4) {
      info.text(text);
      return;
    }
    var texts = section(".debug_str");
    if (version == 4) {
      info.number(texts.size(), offsetBytes);
    } else {
      info.u8(textCount++);
      section(".debug_str_offsets").number(texts.size(), offsetBytes);
    }
    texts.text(text);
  }

  private void lines() {
    var rest = new DebugBytes().u8(1);
    if (version >= 4) {
      rest.u8(1);
    }
    rest.u8(1, -5, 14, 13).u8(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1);
    if (version < 5) {
      rest.text("inc").u8(0);
      rest.text("main.c").u8(0, 0, 0).text("lib.h").u8(1, 0, 0).u8(0);
    } else {
      rest.u8(1, 1, Form.STRING).uleb(2).text("/src").text("inc");
      rest.u8(2, 1, Form.LINE_STRP, 2, 0x0b).uleb(3);
      rest.number(0, offsetBytes).u8(0).number(0, offsetBytes).u8(0).number(7, offsetBytes).u8(1);
      section(".debug_line_str").text("main.c").text("lib.h");
    }
    var body = new DebugBytes().u16(version);
    if (version == 5) {
      body.u8(4, 0);
    }
    body.number(rest.size(), offsetBytes).bytes(rest.toBytes()).bytes(program().toBytes());
    section(".debug_line").withLength(body, offsetBytes);
  }

  private static DebugBytes program() {
    var program = new DebugBytes();
    program.u8(0, 5, 2).u32(0x10); // address 0x10
    program.u8(3, 4, 1); // line 5, row
    program.u8(4, 2, 5, 9, 3, 15, 2, 0x10, 1); // file 2, column 9, line 20, address 0x20, row
    program.u8(4, 1, 5, 1, 3, 0x74, 2, 0x10, 1); // file 1, column 1, line 8, address 0x30, row
    return program.u8(2, 0x10, 0, 1, 1); // address 0x40, end
  }
}
