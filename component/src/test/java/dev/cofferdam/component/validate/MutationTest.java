package dev.cofferdam.component.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.wasm.WasmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds loading to its promise: any bytes are a valid component or a [WasmException], never
/// anything else.
final class MutationTest {
  @Test
  void component_whole_isValid() throws IOException {
    assertTrue(isValid(everything()));
  }

  @Test
  void component_cutAnywhere_failsTyped() throws IOException {
    byte[] whole = everything();
    var surprises = new ArrayList<String>();

    for (int size = 0; size < whole.length; size++) {
      observe(Arrays.copyOf(whole, size), "cut at " + size, surprises);
    }

    assertEquals(List.of(), surprises);
  }

  @Test
  void component_withAnyBitFlipped_isValidOrFailsTyped() throws IOException {
    byte[] whole = everything();
    var surprises = new ArrayList<String>();

    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      observe(flipped, "bit " + bit, surprises);
    }

    assertEquals(List.of(), surprises);
  }

  @Test
  void component_withAnyByteSetToAnExtreme_isValidOrFailsTyped() throws IOException {
    byte[] whole = everything();
    var surprises = new ArrayList<String>();

    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0x00, 0x7f, 0x80, 0xff}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        observe(changed, "byte " + at + " = " + value, surprises);
      }
    }

    assertEquals(List.of(), surprises);
  }

  private static void observe(byte[] file, String what, List<String> surprises) {
    try {
      isValid(file);
    } catch (Throwable surprise) {
      surprises.add(what + ": " + surprise);
    }
  }

  private static boolean isValid(byte[] file) {
    try {
      ComponentValidator.validate(ComponentDecoder.decode(file), ComponentFeatures.all());
      return true;
    } catch (WasmException refused) {
      return refused.getMessage() == null;
    }
  }

  private static byte[] everything() throws IOException {
    try (var in = MutationTest.class.getResourceAsStream("everything.wasm")) {
      if (in == null) {
        throw new IOException("everything.wasm is missing");
      }
      return in.readAllBytes();
    }
  }
}
