package dev.cofferdam.isolation.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Adds the debug information of DWARF 4 to a module: all of its code is one function, and comes of
/// line 3, column 5 of one file.
public final class DebugSample {
  private static final String ABBREVIATIONS =
      "01 11 01 10 17 11 01 12 06 00 00" // unit: lines, address, length
          + "02 2e 00 03 08 11 01 12 06 00 00 00"; // function: name, address, length
  private static final String UNIT_HEAD = "04 00 00 00 00 00 04";
  private static final String UNIT = "01 00 00 00 00 01 00 00 00 ff 00 00 00 02";
  private static final String FUNCTION = "01 00 00 00 ff 00 00 00 00";
  private static final String LINE_HEAD =
      "01 01 01 fb 0e 0d 00 01 01 01 01 00 00 00 01 00 00 01 00";
  private static final String LINE_PROGRAM =
      "00 05 02 01 00 00 00 03 02 05 05 01 02 ff 01 00 01 01";

  private DebugSample() {}

  /// Returns `module` with the debug information.
  public static byte[] addTo(byte[] module, String function, String file) {
    byte[] files = join(hex(LINE_HEAD), text(file), hex("00 00 00 00"));
    byte[] lines = join(hex("04 00"), length(files), files, hex(LINE_PROGRAM));
    byte[] unit = join(hex(UNIT_HEAD), hex(UNIT), text(function), hex(FUNCTION));
    return join(
        module,
        section(".debug_abbrev", hex(ABBREVIATIONS)),
        section(".debug_info", join(length(unit), unit)),
        section(".debug_line", join(length(lines), lines)));
  }

  private static byte[] section(String name, byte[] contents) {
    byte[] all = join(new byte[] {(byte) name.length()}, name.getBytes(StandardCharsets.US_ASCII));
    int size = all.length + contents.length;
    byte[] head = {0, (byte) ((size & 0x7f) | 0x80), (byte) (size >>> 7)};
    return join(head, all, contents);
  }

  private static byte[] length(byte[] contents) {
    return new byte[] {(byte) contents.length, (byte) (contents.length >>> 8), 0, 0};
  }

  private static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
