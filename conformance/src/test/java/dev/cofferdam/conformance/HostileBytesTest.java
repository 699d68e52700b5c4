package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.Component;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.wasm.WasmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, loading them gives a component or a typed load error.
final class HostileBytesTest {
  private final Engine engine = Engine.create();
  private final byte[] good = Crashy.bytes();
  private final List<String> offences = new ArrayList<>();

  @Test
  void everyTruncation_loaded_isComponentOrLoadError() {
    for (int length = 0; length < good.length; length++) {
      load(Arrays.copyOf(good, length), "first " + length + " bytes");
    }

    assertEquals(List.of(), offences);
  }

  @Test
  void everyBitFlip_loaded_isComponentOrLoadError() {
    for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      load(flipped, "bit " + bit);
    }

    assertEquals(List.of(), offences);
  }

  private void load(byte[] bytes, String what) {
    try {
      var _ = Component.load(engine, bytes);
    } catch (WasmException | LoadException expected) {
      assertEquals(true, expected.getMessage() != null);
    } catch (RuntimeException | Error other) {
      offences.add(what + ": " + other);
    }
  }
}
