package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadLimitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13})
  void vector_of32BitCount_isRefusedBeforeAllocation(int section) {
    byte[] bytes = ModuleBytes.create().section(section, "ff ff ff ff 0f").bytes();

    var thrown = assertThrows(MalformedException.class, () -> ModuleDecoder.decode(bytes));

    assertEquals("length out of bounds", thrown.getMessage());
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
  void memories_beyondLimit_areRefused() {
    assertLimit("memories", ModuleBytes.create().section(5, "65" + "0000".repeat(101)));
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

    assertTrue(thrown.getMessage().contains("LoadLimits.sections"), thrown.getMessage());
  }

  @Test
  void constantExpression_nestedBeyondLimit_isRefused() {
    String blocks = "02 40".repeat(100_001);

    assertLimit("nesting", ModuleBytes.create().vector(6, "7f 00" + blocks));
  }

  @Test
  void module_beyondSize_isRefused() {
    byte[] bytes = new byte[100];
    var range = new ByteRange(0, (256 << 20) + 1);

    assertThrows(
        LoadLimitException.class, () -> ModuleDecoder.decode(bytes, range, LoadLimits.defaults()));
  }

  private static ModuleBytes types(String type) {
    return ModuleBytes.create().types(type);
  }

  private static ModuleBytes locals(int count) {
    return types("600000").funcs(0).code("01" + ModuleBytes.leb(count) + "7f 0b");
  }

  private static void assertLimit(String name, ModuleBytes module) {
    var thrown = assertThrows(LoadLimitException.class, module::decode);
    assertTrue(thrown.getMessage().contains("LoadLimits." + name), thrown.getMessage());
  }
}
