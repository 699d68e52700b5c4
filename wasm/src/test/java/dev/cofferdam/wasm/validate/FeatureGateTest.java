package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeatureGateTest {
  @ParameterizedTest
  @CsvSource({
    "SIMD, 00 fd 4d 1a 0b",
    "RELAXED_SIMD, 00 fd 80 02 1a 0b",
    "TAIL_CALLS, 12 00 0b",
    "EXCEPTIONS, 1f 40 00 0b 0b",
    "EXCEPTIONS, d0 69 1a 0b",
    "GC, 00 fb 1c 1a 0b",
    "GC, 00 d3 1a 0b",
    "GC, d0 6e 1a 0b",
  })
  void instruction_ofFeatureThatIsOff_isInvalid(WasmFeature feature, String code) {
    assertGated(feature, ModuleBytes.ofFunction("60 00 00", code));
  }

  @ParameterizedTest
  @CsvSource({
    "SIMD, 1, 60 01 7b 00",
    "GC, 1, 5f 00",
    "GC, 1, 4e 00",
    "GC, 1, 50 00 60 00 00",
    "MEMORY64, 5, 04 01",
    "MEMORY64, 4, 70 04 01",
    "EXCEPTIONS, 4, 69 00 01",
  })
  void definition_ofFeatureThatIsOff_isInvalid(WasmFeature feature, int section, String item) {
    assertGated(feature, ModuleBytes.create().vector(section, item).bytes());
  }

  @Test
  void secondMemory_withoutMultiMemory_isInvalid() {
    assertGated(WasmFeature.MULTI_MEMORY, ModuleBytes.create().vector(5, "00 00", "00 00").bytes());
  }

  @Test
  void typedReference_withoutEitherFeature_isInvalid() {
    var features = WasmFeatures.all().without(WasmFeature.GC);
    var none = features.without(WasmFeature.FUNCTION_REFERENCES);
    var model = ModuleBytes.create().types("60 01 64 70 00").decode();

    assertDoesNotThrow(() -> ModuleValidator.validate(model, features));
    assertThrows(InvalidException.class, () -> ModuleValidator.validate(model, none));
  }

  @Test
  void arithmetic_inConstantWithoutExtendedConst_isInvalid() {
    var model = ModuleBytes.create().vector(6, "7f 00 41 00 41 00 6a 0b").decode();
    var features = WasmFeatures.all().without(WasmFeature.EXTENDED_CONST);

    assertDoesNotThrow(() -> ModuleValidator.validate(model, WasmFeatures.all()));
    assertThrows(InvalidException.class, () -> ModuleValidator.validate(model, features));
  }

  private static void assertGated(WasmFeature feature, byte[] bytes) {
    var model = ModuleDecoder.decode(bytes);
    var features = WasmFeatures.all().without(feature);
    assertDoesNotThrow(() -> ModuleValidator.validate(model, WasmFeatures.all()));
    var thrown =
        assertThrows(InvalidException.class, () -> ModuleValidator.validate(model, features));
    assertTrue(thrown.getMessage().contains(feature.toString()), thrown.getMessage());
  }
}
