package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ValidModuleTest {
  private static final String EMPTY = "0061736d01000000";

  /// One type, `(func (param v128))`.
  private static final String WITH_A_VECTOR = EMPTY + "010501" + "60017b00";

  private static ModuleModel model(String hex) {
    return ModuleDecoder.decode(HexFormat.of().parseHex(hex));
  }

  @Test
  void moduleValidatedWithNoMoreFeatures_isItself() {
    ValidModule module = ModuleValidator.validate(model(EMPTY), WasmFeatures.supported());

    assertSame(module, module.within(WasmFeatures.supported()));
    assertSame(module, module.within(WasmFeatures.all()));
  }

  @Test
  void moduleValidatedWithMoreFeatures_isValidatedAgain() {
    ValidModule module = ModuleValidator.validate(model(EMPTY), WasmFeatures.all());
    ValidModule within = module.within(WasmFeatures.supported());

    assertNotSame(module, within);
    assertEquals(module.model(), within.model());
  }

  @Test
  void moduleThatUsesAFeatureTooMany_isInvalid() {
    ValidModule module = ModuleValidator.validate(model(WITH_A_VECTOR), WasmFeatures.all());

    assertThrows(InvalidException.class, () -> module.within(WasmFeatures.supported()));
  }
}
