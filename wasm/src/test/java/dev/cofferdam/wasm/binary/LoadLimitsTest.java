package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadLimitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13})
  void vector_of32BitCount_isRefusedBeforeAllocation(int section) {
    byte[] bytes = ModuleBytes.create().section(section, "ff ff ff ff 0f").bytes();

    var thrown = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(bytes));

    assertEquals("length out of bounds", thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "1, types, 1000000",
    "2, imports, 1000000",
    "3, funcs, 1000000",
    "4, tables, 100",
    "5, memories, 100",
    "6, globals, 1000000",
    "7, exports, 1000000",
    "9, elementSegments, 100000",
    "11, dataSegments, 100000",
    "13, tags, 1000000",
  })
  void items_oneBeyondLimit_areRefused(int section, String name, int limit) {
    String items = "00".repeat(limit + 1);

    assertLimit(name, ModuleBytes.create().section(section, ModuleBytes.leb(limit + 1) + items));
  }

  @Test
  void elements_beyondLimitInAll_areRefused() {
    int half = 5_000_001;
    String segment = "01 00" + ModuleBytes.leb(half) + "00".repeat(half);

    assertLimit("elements", ModuleBytes.create().vector(9, segment, segment));
  }

  @Test
  void body_oneBeyondLimit_isRefused() {
    assertLimit("funcBytes", types("600000").funcs(0).code("00".repeat(7_654_322)));
  }

  @Test
  void heap_beyondLimit_isRefused() {
    byte[] bytes = types("5f" + ModuleBytes.leb(1_000) + "7f00".repeat(1_000)).bytes();
    var limits = LoadLimits.defaults().withHeapBytes(10_000);
    var range = new ByteRange(0, bytes.length);

    var thrown =
        assertThrows(LoadLimitException.class, () -> ModuleDecoder.decode(bytes, range, limits));

    assertTrue(
        String.valueOf(thrown.getMessage()).contains("LoadLimits.heapBytes"), thrown.getMessage());
  }

  @Test
  void params_beyondThousand_areRefused() {
    assertLimit("params", types("60" + ModuleBytes.leb(1_001) + "7f".repeat(1_001) + "00"));
  }

  @Test
  void params_ofThousand_areDecoded() {
    types("60" + ModuleBytes.leb(1_000) + "7f".repeat(1_000) + "00").decode();
  }

  @Test
  void results_beyondThousand_areRefused() {
    assertLimit("results", types("60 00" + ModuleBytes.leb(1_001) + "7f".repeat(1_001)));
  }

  @Test
  void fields_beyondLimit_areRefused() {
    assertLimit("fields", types("5f" + ModuleBytes.leb(10_001) + "7f00".repeat(10_001)));
  }

  @Test
  void locals_ofLimit_areDecoded() {
    locals(50_000).decode();
  }

  @Test
  void locals_oneBeyondLimit_areRefused() {
    assertLimit("locals", locals(50_001));
  }

  @Test
  void name_beyondLimit_isRefused() {
    String name = ModuleBytes.name("x".repeat(100_001));

    assertLimit("nameBytes", ModuleBytes.create().section(0, name));
  }

  @Test
  void sections_beyondLimit_areRefused() {
    byte[] preamble = ModuleBytes.create().bytes();
    byte[] bytes = java.util.Arrays.copyOf(preamble, 8 + 3 * 100_001);
    for (int i = 9; i < bytes.length; i += 3) {
      bytes[i] = 1;
    }

    var thrown = assertThrows(LoadLimitException.class, () -> ModuleDecoder.decode(bytes));

    assertTrue(
        String.valueOf(thrown.getMessage()).contains("LoadLimits.sections"), thrown.getMessage());
  }

  @Test
  void constantExpression_nestedBeyondLimit_isRefused() {
    String blocks = "02 40".repeat(100_001);

    assertLimit("nesting", ModuleBytes.create().vector(6, "7f 00" + blocks));
  }

  @Test
  void module_beyondSize_isRefused() {
    byte[] bytes = ModuleBytes.create().bytes();
    var range = new ByteRange(0, bytes.length);
    var limits = LoadLimits.defaults().withModuleBytes(bytes.length - 1);

    assertThrows(LoadLimitException.class, () -> ModuleDecoder.decode(bytes, range, limits));
  }

  @Test
  void loading_thatTakesTooLong_isRefusedAndNamesTheLimit() {
    byte[] bytes = types("600000").bytes();
    var range = new ByteRange(0, bytes.length);
    var limits = LoadLimits.defaults().withTimeout(Duration.ofNanos(-1));

    var thrown =
        assertThrows(LoadLimitException.class, () -> ModuleDecoder.decode(bytes, range, limits));

    assertTrue(
        String.valueOf(thrown.getMessage())
            .endsWith("exceeds the limit of 0 ms (LoadLimits.timeout)"),
        thrown::getMessage);
  }

  @Test
  void partsOfOneLoading_shareItsTime() {
    byte[] bytes = types("600000").bytes();

    assertThrows(
        LoadLimitException.class,
        () -> LoadClock.within(Duration.ofNanos(-1), () -> ModuleDecoder.decode(bytes)));
  }

  private static ModuleBytes types(String type) {
    return ModuleBytes.create().types(type);
  }

  private static ModuleBytes locals(int count) {
    return types("600000").funcs(0).code("01" + ModuleBytes.leb(count) + "7f 0b");
  }

  private static void assertLimit(String name, ModuleBytes module) {
    var thrown = assertThrows(LoadLimitException.class, module::decode);
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("LoadLimits." + name), thrown.getMessage());
  }
}
