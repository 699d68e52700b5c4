package dev.cofferdam.wasm.coredump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreDumpCodecTest {
  @Test
  void dump_writtenAndRead_isEqual() {
    assertEquals(SampleDump.dump(), again(SampleDump.dump()));
  }

  @Test
  void dump_isAValidModule() {
    byte[] bytes = CoreDumpEncoder.of(SampleDump.dump()).toBytes();

    var _ = ModuleValidator.validate(ModuleDecoder.decode(bytes), WasmFeatures.all());
  }

  @Test
  void smallDump_hasTheBytesOfTheConvention() {
    var frame = new CoreFrame(0, 2, 51, List.of(new CoreValue.I32(-1)), List.of(CoreValue.MISSING));
    var dump =
        new CoreDump(
            "a",
            CoreDumpContent.FULL,
            List.of("m"),
            List.of(new CoreInstance(0, List.of(), List.of())),
            List.of(new CoreThread("t", List.of(frame))),
            List.of(),
            List.of());

    byte[] expected =
        ModuleBytes.create()
            .section(0, ModuleBytes.name("core") + "00 01 61")
            .section(0, ModuleBytes.name("coremodules") + "01 00 01 6d")
            .section(0, ModuleBytes.name("coreinstances") + "01 00 00 00 00")
            .section(0, ModuleBytes.name("corestack") + "00 01 74 01 00 00 02 33 01 7f 7f 01 01")
            .bytes();
    assertArrayEquals(expected, CoreDumpEncoder.of(dump).toBytes());
  }

  @Test
  void size_isKnownBeforeWriting() throws IOException {
    CoreDumpEncoder encoder = CoreDumpEncoder.of(SampleDump.dump());
    var out = new ByteArrayOutputStream();

    encoder.writeTo(out);

    assertEquals(out.size(), encoder.size());
  }

  @Test
  void contents_ofScatteredBytes_areKeptToTheByte() {
    byte[] contents = new byte[4 * MemoryType.PAGE_BYTES];
    var random = new Random(4_711);
    for (int i = 0; i < 2_000; i++) {
      contents[random.nextInt(contents.length)] = (byte) random.nextInt();
    }

    byte[] read = again(dumpOf(contents)).memories().getFirst().read(0, contents.length);

    assertArrayEquals(contents, read);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 33, 65_535})
  void contents_aroundAHole_areKept(int hole) {
    byte[] contents = new byte[2 * MemoryType.PAGE_BYTES];
    contents[3] = 1;
    contents[4 + hole] = 2;

    byte[] read = again(dumpOf(contents)).memories().getFirst().read(0, contents.length);

    assertArrayEquals(contents, read);
  }

  @Test
  void zeros_areLeftOut() {
    byte[] contents = new byte[100 * MemoryType.PAGE_BYTES];
    contents[5_000_000] = 1;

    assertTrue(CoreDumpEncoder.of(dumpOf(contents)).size() < 200);
  }

  @Test
  void contents_scatteredEverywhere_needNoMoreSegmentsThanReadersAllow() {
    byte[] contents = new byte[80 * MemoryType.PAGE_BYTES];
    for (int i = 0; i < contents.length; i += 40) {
      contents[i] = 1;
    }

    CoreDump read = again(dumpOf(contents));

    assertTrue(read.memories().getFirst().segments().size() <= DataRuns.RUNS_MAX);
    assertArrayEquals(contents, read.memories().getFirst().read(0, contents.length));
  }

  @Test
  void redactedDump_hasNoByteOfTheGuest() {
    byte[] secret = SampleDump.SECRET.getBytes(StandardCharsets.UTF_8);

    byte[] full = CoreDumpEncoder.of(SampleDump.dump()).toBytes();
    byte[] redacted = CoreDumpEncoder.of(SampleDump.dump().redacted()).toBytes();

    assertTrue(contains(full, secret));
    assertFalse(contains(redacted, secret));
  }

  @Test
  void redactedDump_keepsSizesFramesAndSaysSo() {
    CoreDump read = again(SampleDump.dump().redacted());

    assertEquals(CoreDumpContent.REDACTED, read.content());
    assertEquals(SampleDump.dump().redacted(), read);
    assertEquals(3, read.memories().getFirst().pageCount());
    assertEquals(300, read.threads().getFirst().frames().getFirst().funcIndex());
    assertEquals(
        List.of(CoreValue.MISSING, CoreValue.MISSING),
        read.threads().getFirst().frames().getFirst().stack());
  }

  @Test
  void hostileName_isKeptAsItIs() {
    var dump =
        new CoreDump(
            "../../etc/\u001b[2J\u202e\u0000",
            CoreDumpContent.FULL,
            List.of("\ud83d\ude00".repeat(300)),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertEquals(dump, again(dump));
  }

  private static CoreDump again(CoreDump dump) {
    return CoreDumpDecoder.decode(CoreDumpEncoder.of(dump).toBytes());
  }

  private static CoreDump dumpOf(byte[] contents) {
    var type = new MemoryType(AddressType.I32, contents.length / MemoryType.PAGE_BYTES, -1, false);
    var memory = SampleDump.memory(type, new CoreSegment(0, contents, 0, contents.length));
    return new CoreDump(
        "", CoreDumpContent.FULL, List.of(), List.of(), List.of(), List.of(memory), List.of());
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }
}
