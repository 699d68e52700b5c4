package dev.cofferdam.wasm.dwarf;

import java.util.List;

/// A unit of DWARF 4 whose entries a test writes itself; it has the code from 0x01 to 0x100.
final class HostileUnit {
  static final int FUNCTION = 2;
  static final int FUNCTION_BY_ORIGIN = 3;
  static final int ORIGIN = 4;
  static final int INLINED = 5;
  static final int BLOCK = 6;
  static final int DEAD_CALL_WITH_SIBLING = 7;
  static final int NAMED = 8;

  private static final int HEADER_BYTES = 11;

  private final DebugBytes info = new DebugBytes();

  HostileUnit() {
    info.uleb(1).u32(0x01).u32(0xff);
  }

  DebugBytes info() {
    return info;
  }

  /// Returns where in the unit the next entry stands.
  int position() {
    return HEADER_BYTES + info.size();
  }

  /// Writes a function from 0x10 to 0x20, below which entries may follow.
  void function(String name) {
    info.uleb(FUNCTION).text(name).u32(0x10).u32(0x10);
  }

  /// Writes a function whose name stands behind `count` references.
  void chainOfOrigins(int count) {
    info.uleb(FUNCTION_BY_ORIGIN).u32(0x10).u32(0x10).u32(position() + 4);
    for (int i = 1; i < count; i++) {
      info.uleb(ORIGIN).u32(position() + 4);
    }
    info.uleb(NAMED).text("f");
  }

  /// Writes a function with `count` calls inlined into each other.
  HostileUnit nestedCalls(int count) {
    function("f");
    for (int i = 0; i < count; i++) {
      info.uleb(INLINED).u32(0x10).u32(0x10);
    }
    return this;
  }

  List<SourceCall> at(int address) {
    return at(address, DwarfLimits.defaults());
  }

  List<SourceCall> at(int address, DwarfLimits limits) {
    var sample = SampleDwarf.empty();
    var unit = new DebugBytes().u16(4).u32(0).u8(4).bytes(info.toBytes());
    sample.section(".debug_info").withLength(unit, 4);
    abbreviations(sample.section(".debug_abbrev"));
    return sample.at(address, limits);
  }

  private static void abbreviations(DebugBytes abbrev) {
    abbrev.u8(1, 0x11, 1, 0x11, 0x01, 0x12, 0x06, 0, 0);
    abbrev.u8(FUNCTION, 0x2e, 1, 0x03, 0x08, 0x11, 0x01, 0x12, 0x06, 0, 0);
    abbrev.u8(FUNCTION_BY_ORIGIN, 0x2e, 0, 0x11, 0x01, 0x12, 0x06, 0x31, 0x13, 0, 0);
    abbrev.u8(ORIGIN, 0x2e, 0, 0x31, 0x13, 0, 0);
    abbrev.u8(INLINED, 0x1d, 1, 0x11, 0x01, 0x12, 0x06, 0, 0);
    abbrev.u8(BLOCK, 0x0b, 1, 0, 0);
    abbrev.u8(DEAD_CALL_WITH_SIBLING, 0x1d, 1, 0x01, 0x13, 0x11, 0x01, 0x12, 0x06, 0, 0);
    abbrev.u8(NAMED, 0x2e, 0, 0x03, 0x08, 0, 0).u8(0);
  }
}
