package dev.cofferdam.wasi.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasi.FakeGuest;
import org.junit.jupiter.api.Test;

/// Floods of output (adversarial row 61).
final class KeptOutputTest {
  @Test
  void flood_keepsTheFirstBytesAndCountsTheRest() throws Exception {
    var kept = KeptOutput.create(100);
    var output = WasiOutputStream.into(kept);
    try (var guest = new FakeGuest(IoInterfaces.all())) {
      for (int i = 0; i < 1000; i++) {
        guest.ok("[method]output-stream.blocking-write-zeroes-and-flush", output, 4096L);
      }
    }

    assertEquals(100, kept.bytes().length);
    assertEquals(4096L * 1000 - 100, kept.droppedBytes());
  }

  @Test
  void limit_unlessStated_isOneMebibyte() {
    var kept = KeptOutput.create();

    kept.write(new byte[(1 << 20) + 1], 0, (1 << 20) + 1);

    assertEquals(1, kept.droppedBytes());
  }

  @Test
  void limit_negative_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> KeptOutput.create(-1));
  }

  @Test
  void text_withIllFormedUtf8_hasReplacementCharacters() {
    var kept = KeptOutput.create();

    kept.write(new byte[] {'a', (byte) 0xFF}, 0, 2);

    assertEquals("a\uFFFD", kept.text());
  }
}
