package dev.cofferdam.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class WasmFeaturesTest {
  @Test
  void without_feature_removesIt() {
    assertFalse(WasmFeatures.all().without(WasmFeature.GC).has(WasmFeature.GC));
  }

  @Test
  void with_feature_addsIt() {
    var none = new WasmFeatures(java.util.Set.of());

    assertTrue(none.with(WasmFeature.SIMD).has(WasmFeature.SIMD));
  }

  @Test
  void all_withoutAndWith_isSame() {
    var features = WasmFeatures.all().without(WasmFeature.SIMD).with(WasmFeature.SIMD);

    assertEquals(WasmFeatures.all(), features);
  }
}
