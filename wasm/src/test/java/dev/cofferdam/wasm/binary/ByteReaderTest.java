package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ByteReaderTest {
  @Test
  void u32_largest_readsAllBits() {
    assertEquals(-1, reader("ff ff ff ff 0f").u32());
  }

  @Test
  void u32_withSixthByte_isTooLong() {
    assertMalformed("integer representation too long", "80 80 80 80 80 00", ByteReader::u32);
  }

  @Test
  void u32_withUnusedBits_isTooLarge() {
    assertMalformed("integer too large", "ff ff ff ff 1f", ByteReader::u32);
  }

  @Test
  void u32_cutShort_isUnexpectedEnd() {
    assertMalformed("unexpected end", "80", ByteReader::u32);
  }

  @Test
  void u64_largest_readsAllBits() {
    assertEquals(-1L, reader("ff ff ff ff ff ff ff ff ff 01").u64());
  }

  @Test
  void s32_extremes_areRead() {
    assertEquals(Integer.MIN_VALUE, reader("80 80 80 80 78").s32());
    assertEquals(Integer.MAX_VALUE, reader("ff ff ff ff 07").s32());
    assertEquals(-1, reader("7f").s32());
    assertEquals(-64, reader("c0 ff 7f").s32());
  }

  @Test
  void s32_withWrongSignBits_isTooLarge() {
    assertMalformed("integer too large", "ff ff ff ff 0f", ByteReader::s32);
  }

  @Test
  void s64_extremes_areRead() {
    assertEquals(Long.MIN_VALUE, reader("80 80 80 80 80 80 80 80 80 7f").s64());
    assertEquals(Long.MAX_VALUE, reader("ff ff ff ff ff ff ff ff ff 00").s64());
  }

  @Test
  void s33_keepsSignAndUnsigned32Bits() {
    assertEquals(0xffff_ffffL, reader("ff ff ff ff 0f").s33());
    assertEquals(-1, reader("7f").s33());
  }

  @Test
  void count_ofMoreThanIsLeft_isOutOfBounds() {
    assertMalformed("length out of bounds", "ff ff ff ff 0f 00", ByteReader::count);
  }

  @Test
  void name_withWideCharacters_isDecoded() {
    assertEquals("a\u20ac\ud83d\ude00", reader("08 61 e2 82 ac f0 9f 98 80").name());
  }

  @Test
  void name_withSurrogateOrOverlongOrStray_isMalformed() {
    for (String bytes : new String[] {"03 ed a0 80", "02 c0 80", "01 80", "01 c3", "01 ff"}) {
      assertMalformed("malformed UTF-8 encoding", bytes, ByteReader::name);
    }
  }

  @Test
  void opcode_withPrefix_joinsNumber() {
    assertEquals(0xfd0113, reader("fd 93 02").opcode());
    assertEquals(0x6a, reader("6a").opcode());
  }

  @Test
  void opcode_withHugeNumber_isIllegal() {
    assertMalformed("illegal opcode", "fc ff ff ff 0f", ByteReader::opcode);
  }

  @Test
  void skip_pastEnd_isUnexpectedEnd() {
    assertMalformed("unexpected end", "00 00", reader -> reader.skip(3));
    assertMalformed("unexpected end", "00 00", reader -> reader.skip(-1));
  }

  @Test
  void fixedWidth_isLittleEndian() {
    assertEquals(0x04030201, reader("01 02 03 04").f32Bits());
    assertEquals(0x0807060504030201L, reader("01 02 03 04 05 06 07 08").f64Bits());
  }

  private static ByteReader reader(String hex) {
    return ByteReader.of(ModuleBytes.hex(hex));
  }

  private static void assertMalformed(String message, String hex, Consumer<ByteReader> read) {
    var thrown = assertThrows(MalformedException.class, () -> read.accept(reader(hex)));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }
}
