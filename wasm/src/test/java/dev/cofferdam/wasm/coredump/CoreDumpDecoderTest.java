package dev.cofferdam.wasm.coredump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.SampleModule;
import dev.cofferdam.wasm.WasmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CoreDumpDecoderTest {
  private static final byte[] SAMPLE = CoreDumpEncoder.of(SampleDump.dump()).toBytes();
  private static final String CORE = ModuleBytes.name("core") + "00 01 61";

  @Test
  void everyTruncation_isATypedErrorOrADump() {
    for (int size = 0; size < SAMPLE.length; size++) {
      readOrRefuse(Arrays.copyOf(SAMPLE, size));
    }
  }

  @Test
  void everyFlippedBit_isATypedErrorOrADump() {
    for (int i = 0; i < SAMPLE.length * 8; i++) {
      byte[] flipped = SAMPLE.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      readOrRefuse(flipped);
    }
  }

  @Test
  void everyByteReplaced_isATypedErrorOrADump() {
    for (int i = 8; i < SAMPLE.length; i++) {
      for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] changed = SAMPLE.clone();
        changed[i] = (byte) value;
        readOrRefuse(changed);
      }
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      byte[] again = CoreDumpEncoder.of(CoreDumpDecoder.decode(bytes)).toBytes();
      assertArrayEquals(again, CoreDumpEncoder.of(CoreDumpDecoder.decode(again)).toBytes());
    } catch (WasmException refused) {
      assertTrue(refused.offset() >= 0 && refused.offset() <= bytes.length, refused.toString());
    }
  }

  @Test
  void module_isNoCoreDump() {
    assertMalformed("a module, but not a core dump", SampleModule.bytes());
  }

  @Test
  void sections_inAnyOrder_areRead() {
    byte[] dump =
        ModuleBytes.create()
            .section(11, "01 00 41 07 0b 01 2a")
            .section(0, ModuleBytes.name("corestack") + "00 00 00")
            .section(5, "01 00 01")
            .section(0, CORE)
            .bytes();

    assertEquals(0x2a, CoreDumpDecoder.decode(dump).memories().getFirst().read(7, 1)[0]);
  }

  @Test
  void unknownSections_arePassedOver() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(0, ModuleBytes.name("producers") + "ff")
            .section(77, "ff ff")
            .bytes();

    assertEquals("a", CoreDumpDecoder.decode(dump).executableName());
  }

  @Test
  void mutableGlobal_asSomeWriteIt_isRead() {
    byte[] dump = ModuleBytes.create().section(0, CORE).section(6, "01 7f 01 41 05 0b").bytes();

    assertEquals(new CoreValue.I32(5), CoreDumpDecoder.decode(dump).globals().getFirst().value());
  }

  @Test
  void secondCoreSection_isMalformed() {
    assertMalformed(
        "a second section core", ModuleBytes.create().section(0, CORE).section(0, CORE).bytes());
  }

  @Test
  void frameOfUnknownInstance_isMalformed() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(0, ModuleBytes.name("corestack") + "00 00 01 00 04 00 00 00 00")
            .bytes();

    assertMalformed("unknown instance 4", dump);
  }

  @Test
  void unknownMemoryOfAnInstance_isMalformed() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(0, ModuleBytes.name("coremodules") + "01 00 00")
            .section(0, ModuleBytes.name("coreinstances") + "01 00 00 01 fe ff ff ff 0f 00")
            .bytes();

    assertMalformed("unknown memory 4294967294", dump);
  }

  @Test
  void dataPastTheEnd_isMalformed() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(5, "01 00 01")
            .section(11, "01 00 41 ff ff 03 0b 02 01 01")
            .bytes();

    assertMalformed("data segment does not fit its memory", dump);
  }

  @Test
  void wideAddressInANarrowMemory_isMalformed() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(5, "01 00 01")
            .section(11, "01 00 42 00 0b 01 01")
            .bytes();

    assertMalformed("data segment does not fit its memory", dump);
  }

  @Test
  void overlappingData_isMalformed() {
    byte[] dump =
        ModuleBytes.create()
            .section(0, CORE)
            .section(5, "01 00 01")
            .section(11, "02 00 41 02 0b 02 01 01 00 41 01 0b 02 01 01")
            .bytes();

    assertMalformed("2 bytes at 0x2 overlaps", dump);
  }

  @Test
  void countBeyondTheSection_isMalformed() {
    assertMalformed(
        "length out of bounds",
        ModuleBytes.create()
            .section(0, CORE)
            .section(0, ModuleBytes.name("coreinstances") + "ff ff ff ff 0f")
            .bytes());
  }

  @Test
  void fileBeyondTheLimit_isRefusedByName() {
    assertRefused("dumpBytes", CoreDumpLimits.defaults().withDumpBytes(SAMPLE.length - 1));
  }

  @Test
  void heapBeyondTheLimit_isRefusedByName() {
    assertRefused("heapBytes", CoreDumpLimits.defaults().withHeapBytes(500));
  }

  @Test
  void sectionsBeyondTheLimit_areRefusedByName() {
    assertRefused("sections", CoreDumpLimits.defaults().withSections(3));
  }

  @Test
  void nameBeyondTheLimit_isRefusedByName() {
    assertRefused("nameBytes", CoreDumpLimits.defaults().withNameBytes(5));
  }

  private static void assertRefused(String limit, CoreDumpLimits limits) {
    var refused =
        assertThrows(LoadLimitException.class, () -> CoreDumpDecoder.decode(SAMPLE, limits));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("CoreDumpLimits." + limit),
        refused.getMessage());
  }

  private static void assertMalformed(String message, byte[] bytes) {
    var thrown = assertThrows(MalformedException.class, () -> CoreDumpDecoder.decode(bytes));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith(message), thrown.getMessage());
  }
}
