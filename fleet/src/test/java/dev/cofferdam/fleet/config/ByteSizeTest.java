package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({"0,0", "65536,65536", "512KiB,524288", "64MiB,67108864", "1GiB,1073741824", "7B,7"})
  void parse_ofASize_givesItsBytes(String text, long bytes) {
    assertEquals(bytes, ByteSize.parse(text).bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "64mib", "1.5MiB", "MiB", "99999999999GiB"})
  void parse_ofAnythingElse_saysSo(String text) {
    assertThrows(IllegalArgumentException.class, () -> ByteSize.parse(text));
  }

  @Test
  void format_picksTheUnit() {
    assertEquals("512 B", ByteSize.format(512));
    assertEquals("64 MiB", ByteSize.format(64 << 20));
    assertEquals("1.5 KiB", ByteSize.format(1536));
  }
}
