package dev.cofferdam.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;
import org.junit.jupiter.api.Test;

/// Damages a module in every way there is with one cut or one bit.
final class SampleModuleTest {
  @Test
  void sample_whole_isValid() {
    load(SampleModule.bytes());
  }

  @Test
  void sample_cutAnywhere_givesTypedOutcome() {
    byte[] bytes = SampleModule.bytes();

    for (int size = 0; size < bytes.length; size++) {
      loadOrRefuse(java.util.Arrays.copyOf(bytes, size));
    }
  }

  @Test
  void sample_withAnyBitFlipped_givesTypedOutcome() {
    byte[] bytes = SampleModule.bytes();

    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      loadOrRefuse(bytes);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void sample_insideOtherBytes_keepsOffsetsInFile() {
    byte[] bytes = SampleModule.bytes();
    byte[] file = new byte[bytes.length + 30];
    System.arraycopy(bytes, 0, file, 10, bytes.length);

    var range = new ByteRange(10, bytes.length);
    var model = ModuleDecoder.decode(file, range, LoadLimits.defaults());

    var _ = ModuleValidator.validate(model, WasmFeatures.all());
    assertEquals('h', file[model.data().getFirst().bytes().offset()]);
  }

  private static void load(byte[] bytes) {
    var _ = ModuleValidator.validate(ModuleDecoder.decode(bytes), WasmFeatures.all());
  }

  private static void loadOrRefuse(byte[] bytes) {
    try {
      load(bytes);
    } catch (WasmException _) {
      // The typed outcome.
    }
  }
}
