package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with debug information, reading it gives calls or says that it cannot be read.
final class DwarfSweepTest {
  private static final int[] ADDRESSES = {0x10, 0x20, 0x3f};

  private final List<String> offences = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"3, 4", "4, 4", "4, 8", "5, 4", "5, 8"})
  void everyTruncation_ofEachSection_isSurvived(int version, int offsetBytes) {
    SampleDwarf sample = SampleDwarf.of(version, offsetBytes);
    sample
        .sections()
        .forEach((name, contents) -> {
          for (int length = 0; length < contents.size(); length++) {
            byte[] cut = Arrays.copyOf(contents.toBytes(), length);
            look(sample, name, cut, "first " + length);
          }
        });

    assertEquals(List.of(), offences);
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "4, 4", "4, 8", "5, 4", "5, 8"})
  void everyBitFlip_ofEachSection_isSurvived(int version, int offsetBytes) {
    SampleDwarf sample = SampleDwarf.of(version, offsetBytes);
    sample
        .sections()
        .forEach((name, contents) -> {
          for (int bit = 0; bit < contents.size() * Byte.SIZE; bit++) {
            byte[] flipped = contents.toBytes();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            look(sample, name, flipped, "bit " + bit);
          }
        });

    assertEquals(List.of(), offences);
  }

  private void look(SampleDwarf sample, String section, byte[] contents, String what) {
    Map<String, DebugBytes> sections = new LinkedHashMap<>(sample.sections());
    sections.put(section, new DebugBytes().bytes(contents));
    byte[] module = SampleDwarf.module(sections);
    for (int address : ADDRESSES) {
      look(module, address, section + ", " + what);
    }
  }

  private void look(byte[] module, int address, String what) {
    try {
      SampleDwarf.unguarded(module, address);
    } catch (DwarfException expected) {
      assertEquals(true, expected.getMessage() != null);
    } catch (RuntimeException | Error other) {
      offences.add(what + ": " + other);
    }
  }
}
