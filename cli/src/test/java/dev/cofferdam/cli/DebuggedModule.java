package dev.cofferdam.cli;

import dev.cofferdam.text.WatReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A module with a mangled name and the debug information of DWARF 4: all of its code is one
/// function, and comes of line 3, column 5 of `total.rs`.
final class DebuggedModule {
  private static final String NAME = "_ZN4shop5total17h0123456789abcdefE";
  private static final String WAT =
      "(module (func $%s (export \"crash\") (nop) (unreachable)))".formatted(NAME);

  private static final String ABBREVIATIONS =
      "01 11 01 10 17 11 01 12 06 00 00" // unit: lines, address, length
          + "02 2e 00 03 08 11 01 12 06 00 00 00"; // function: name, address, length
  private static final String UNIT =
      "04 00 00 00 00 00 04 01 00 00 00 00 01 00 00 00 ff 00 00 00 02";
  private static final String FUNCTION = "01 00 00 00 ff 00 00 00 00";
  private static final String LINES =
      "01 01 01 fb 0e 0d 00 01 01 01 01 00 00 00 01 00 00 01 00"
          + "74 6f 74 61 6c 2e 72 73 00 00 00 00 00"; // total.rs
  private static final String PROGRAM = "00 05 02 01 00 00 00 03 02 05 05 01 02 ff 01 00 01 01";

  private DebuggedModule() {}

  static byte[] bytes() {
    byte[] lines = joined(hex("04 00"), withLength(hex(LINES)), hex(PROGRAM));
    byte[] name = (NAME + '\0').getBytes(StandardCharsets.US_ASCII);
    return joined(
        WatReader.toBinary(WAT),
        section(".debug_abbrev", hex(ABBREVIATIONS)),
        section(".debug_info", withLength(joined(hex(UNIT), name, hex(FUNCTION)))),
        section(".debug_line", withLength(lines)));
  }

  private static byte[] section(String name, byte[] contents) {
    byte[] all =
        joined(
            new byte[] {(byte) name.length()}, name.getBytes(StandardCharsets.US_ASCII), contents);
    return joined(
        new byte[] {0, (byte) ((all.length & 0x7f) | 0x80), (byte) (all.length >>> 7)}, all);
  }

  private static byte[] withLength(byte[] contents) {
    byte[] length = {(byte) contents.length, (byte) (contents.length >>> 8), 0, 0};
    return joined(length, contents);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
