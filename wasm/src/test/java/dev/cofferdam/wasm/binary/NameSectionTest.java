package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.SampleModule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NameSectionTest {
  @Test
  void funcName_thatIsThere_isRead() {
    var names = NameSection.of(ModuleDecoder.decode(SampleModule.bytes()));

    assertEquals(Optional.of("ab"), names.funcName(1));
    assertEquals(Optional.empty(), names.funcName(0));
  }

  @Test
  void funcName_ofFunctionThatIsNot_isEmpty() {
    var names = NameSection.of(ModuleDecoder.decode(SampleModule.bytes()));

    assertEquals(Optional.empty(), names.funcName(-1));
    assertEquals(Optional.empty(), names.funcName(3));
  }

  @Test
  void moduleName_thatIsThere_isRead() {
    assertEquals(Optional.of("m"), names("00 02 01 6d").moduleName());
  }

  @Test
  void funcNames_beforeGarbage_areKept() {
    var names = names("01 06 02 00 01 61 ff ff");

    assertEquals(Optional.of("a"), names.funcName(0));
  }

  @Test
  void funcNames_withLyingCountAndIndex_areDropped() {
    assertEquals(Optional.empty(), names("01 05 ff ff ff ff 0f").funcName(0));
    assertEquals(Optional.empty(), names("01 08 01 ff ff ff ff 0f 01 61").funcName(0));
  }

  @Test
  void funcName_longerThanMost_isCut() {
    String name = ModuleBytes.name("x".repeat(5_000));
    var names = names("01" + ModuleBytes.leb(2 + name.length() / 2) + "01 00" + name);

    assertEquals(NameSection.NAME_BYTES_MAX, names.funcName(0).orElseThrow().length());
  }

  private static NameSection names(String hex) {
    var module = ModuleBytes.create().types("600000").funcs(0).code("00 0b");
    return NameSection.of(module.section(0, ModuleBytes.name("name") + hex).decode());
  }
}
