package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class SectionReaderTest {
  @Test
  void unsignedLeb_ofEachLength_isRead() {
    assertEquals(0x7f, FormTest.reader("7f").uleb());
    assertEquals(624_485, FormTest.reader("e58e26").uleb());
    assertEquals(-1, FormTest.reader("ffffffffffffffffff01").uleb());
  }

  @Test
  void signedLeb_ofEachSign_isRead() {
    assertEquals(-2, FormTest.reader("7e").sleb());
    assertEquals(-123_456, FormTest.reader("c0bb78").sleb());
    assertEquals(Long.MIN_VALUE, FormTest.reader("8080808080808080807f").sleb());
  }

  @Test
  void paddedLeb_isRead() {
    assertEquals(3, FormTest.reader("8380808000").uleb());
    assertEquals(3, FormTest.reader("83808080808080808080808000").uleb());
  }

  @Test
  void endlessLeb_cannotBeRead() {
    var reader = FormTest.reader("80".repeat(1_000) + "00");

    assertThrows(DwarfException.class, reader::uleb);
    assertEquals(16, reader.position());
  }

  @Test
  void place_outsideTheSection_isRefused() {
    var reader = FormTest.reader("0000");

    assertThrows(DwarfException.class, () -> reader.seek(3));
    assertThrows(DwarfException.class, () -> reader.seek(-1));
    assertThrows(DwarfException.class, () -> reader.skip(Long.MAX_VALUE));
  }
}
