package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MalformedModuleTest {
  private static final String PREAMBLE = "00 61 73 6d 01 00 00 00 ";

  @ParameterizedTest
  @CsvSource({
    "'', unexpected end",
    "00 61 73, unexpected end",
    "00 61 73 6e 01 00 00 00, magic header not detected",
    "00 61 73 6d 0d 00 01 00, unknown binary version",
  })
  void preamble_thatIsNone_isMalformed(String hex, String message) {
    assertMalformed(message, ModuleBytes.hex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "0e 00, malformed section id",
    "80 00, malformed section id",
    "01, unexpected end",
    "01 05 00, length out of bounds",
    "01 02 00 00, section size mismatch",
    "01 02 01 60 00 00, section size mismatch",
    "00 00, unexpected end",
    "01 01 00 01 01 00, unexpected content after last section",
    "03 01 00 01 01 00, unexpected content after last section",
    "01 05 ff ff ff ff 0f, length out of bounds",
    "01 06 80 80 80 80 80 00, integer representation too long",
    "01 02 01 61, malformed definition type",
    "01 05 01 60 01 60 00, malformed reference type",
    "01 04 01 5e 7f 02, malformed mutability",
    "01 05 01 5e 63 60 00, malformed heap type",
    "02 05 01 00 00 05 00, malformed import kind",
    "02 04 01 01 ff 00, malformed UTF-8 encoding",
    "05 03 01 08 00, malformed limits flags",
    "04 04 01 7f 00 00, malformed reference type",
    "04 05 01 40 01 70 00, malformed reference type",
    "0d 03 01 01 00, zero byte expected",
    "07 04 01 00 05 00, malformed export kind",
    "09 02 01 08, malformed elements segment kind",
    "09 03 01 01 01, malformed element kind",
    "0b 02 01 03, malformed data segment kind",
    "06 04 01 7f 00 06, illegal opcode 06",
    "06 05 01 7f 00 fb 1f, illegal opcode fb 1f",
    "06 04 01 7f 00 05, END opcode expected",
    "03 02 01 00, function and code section have inconsistent lengths",
    "0a 04 01 02 00 0b, function and code section have inconsistent lengths",
    "0c 01 01, data count and data section have inconsistent lengths",
    "0c 01 01 0b 01 00, data count and data section have inconsistent lengths",
  })
  void section_withDamage_isMalformed(String hex, String message) {
    assertMalformed(message, ModuleBytes.hex(PREAMBLE + hex));
  }

  @Test
  void locals_of32Bits_areTooMany() {
    String runs = "02 ff ff ff ff 0f 7f 01 7f";
    byte[] bytes = ModuleBytes.create().types("600000").funcs(0).code(runs + "0b").bytes();

    assertMalformed("too many locals", bytes);
  }

  @Test
  void instructions_malformedBeforeLaterSection_areReportedFirst() {
    byte[] bytes =
        ModuleBytes.create().types("600000").funcs(0).code("00 ff 0b").section(14, "").bytes();

    assertMalformed("illegal opcode ff", bytes);
  }

  @Test
  void offset_isThatOfTheByteInFile() {
    byte[] bytes = ModuleBytes.hex(PREAMBLE + "0e 00");

    var thrown = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(bytes));

    assertEquals(8, thrown.offset());
  }

  private static void assertMalformed(String message, byte[] bytes) {
    var thrown = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(bytes));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }
}
