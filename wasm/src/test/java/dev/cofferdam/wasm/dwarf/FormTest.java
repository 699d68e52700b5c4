package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasm.ByteRange;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormTest {
  private static final Encoding V5 = new Encoding(5, 4, 4);

  @ParameterizedTest
  @CsvSource({
    "addr, 01, 78563412, 0x12345678",
    "data1, 0b, fe, 0xfe",
    "flag, 0c, 01, 1",
    "data2, 05, 3412, 0x1234",
    "data4, 06, 78563412, 0x12345678",
    "data8, 07, 0100000000000080, -0x7fffffffffffffff",
    "sdata, 0d, 7f, -1",
    "udata, 0f, ff01, 255",
    "strp, 0e, 10000000, 16",
    "line_strp, 1f, 10000000, 16",
    "sec_offset, 17, 10000000, 16",
    "strp_sup, 1d, 10000000, 16",
    "ref_addr, 10, 10000000, 16",
    "ref1, 11, 10, 16",
    "ref2, 12, 1000, 16",
    "ref4, 13, 10000000, 16",
    "ref8, 14, 1000000000000000, 16",
    "ref_udata, 15, 10, 16",
    "ref_sup4, 1c, 10000000, 16",
    "ref_sup8, 24, 1000000000000000, 16",
    "ref_sig8, 20, 1000000000000000, 16",
    "strx, 1a, 8001, 128",
    "strx1, 25, 80, 128",
    "strx2, 26, 8000, 128",
    "strx3, 27, 800000, 128",
    "strx4, 28, 80000000, 128",
    "addrx, 1b, 8001, 128",
    "addrx1, 29, 80, 128",
    "addrx2, 2a, 8000, 128",
    "addrx3, 2b, 800000, 128",
    "addrx4, 2c, 80000000, 128",
    "loclistx, 22, 05, 5",
    "rnglistx, 23, 05, 5",
    "GNU_addr_index, 1f01, 05, 5",
    "GNU_str_index, 1f02, 05, 5",
    "GNU_ref_alt, 1f20, 05000000, 5",
    "GNU_strp_alt, 1f21, 05000000, 5",
    "flag_present, 19, '', 1",
    "implicit_const, 21, '', 42",
    "string, 08, 616200, 0",
    "block1, 0a, 020102, 1",
    "block2, 03, 02000102, 2",
    "block4, 04, 020000000102, 4",
    "block, 09, 020102, 1",
    "exprloc, 18, 020102, 1",
    "data16, 1e, 00112233445566778899aabbccddeeff, 0"
  })
  void form_isReadToItsEnd(String name, String form, String hex, String expected) {
    var reader = reader(hex);

    long value = Form.read(Integer.parseInt(form, 16), 42, reader, V5, budget());

    assertEquals(Long.decode(expected), value, name);
    assertEquals(0, reader.remaining(), name);
  }

  @ParameterizedTest
  @CsvSource({"0e, 8", "17, 8", "10, 8", "01, 8"})
  void form_of64Bits_isAsLong(String form, int size) {
    var reader = reader("2a00000000000000");
    var encoding = new Encoding(4, 8, 8);

    assertEquals(42, Form.read(Integer.parseInt(form, 16), 0, reader, encoding, budget()));
    assertEquals(size, reader.position());
  }

  @Test
  void referenceToAnotherUnit_inVersion2_isAnAddress() {
    var reader = reader("2a000000");

    assertEquals(42, Form.read(Form.REF_ADDR, 0, reader, new Encoding(2, 4, 8), budget()));
  }

  @Test
  void indirectForm_isTheOneBeforeTheValue() {
    assertEquals(0x0b, Form.resolved(0x16, reader("0b")));
    assertThrows(DwarfException.class, () -> Form.resolved(0x16, reader("16")));
    assertThrows(DwarfException.class, () -> Form.resolved(0x16, reader("21")));
  }

  @ParameterizedTest
  @CsvSource({"02", "2d", "00", "ffff"})
  void unknownForm_cannotBeRead(String form) {
    int code = Integer.parseInt(form, 16);

    assertThrows(DwarfException.class, () -> Form.read(code, 0, reader("00"), V5, budget()));
  }

  @ParameterizedTest
  @CsvSource({"0a, 05", "04, ffffffff", "09, ffffffff0f", "08, 6162"})
  void form_pastTheEnd_cannotBeRead(String form, String hex) {
    int code = Integer.parseInt(form, 16);

    assertThrows(DwarfException.class, () -> Form.read(code, 0, reader(hex), V5, budget()));
  }

  static SectionReader reader(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return SectionReader.of(bytes, new ByteRange(0, bytes.length), 0, bytes.length);
  }

  private static DwarfBudget budget() {
    var budget = new DwarfBudget(DwarfLimits.defaults());
    budget.start();
    return budget;
  }
}
