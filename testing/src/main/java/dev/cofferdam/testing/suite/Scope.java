package dev.cofferdam.testing.suite;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.WasmException;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/// The rule that says which scripts must pass.
///
/// A script is in scope when every core module that it must load needs only features of
/// [WasmFeatures#supported()]. A module needs a feature when it is valid with all of WebAssembly
/// 3.0 and invalid without that one. A module that is not valid with all of them decides nothing:
/// that is an error of the engine or of the script, which running the script shows.
final class Scope {
  private Scope() {}

  /// Features that modules of the script need and the engine does not run.
  static Set<String> missingFeatures(Script script) {
    Set<String> missing = new TreeSet<>();
    for (ModuleSource source : script.requiredModules()) {
      byte[] bytes = bytes(source);
      if (Layer.of(bytes) == Layer.CORE) {
        missing(bytes).forEach(feature -> missing.add(feature.toString()));
      }
    }
    return missing;
  }

  private static Set<WasmFeature> missing(byte[] bytes) {
    Set<WasmFeature> missing = EnumSet.noneOf(WasmFeature.class);
    try {
      ModuleModel model = ModuleDecoder.decode(bytes);
      if (isValid(model, WasmFeatures.supported()) || !isValid(model, WasmFeatures.all())) {
        return missing;
      }
      for (WasmFeature feature : WasmFeature.values()) {
        if (!WasmFeatures.supported().has(feature)
            && !isValid(model, WasmFeatures.all().without(feature))) {
          missing.add(feature);
        }
      }
    } catch (WasmException _) {
      return EnumSet.noneOf(WasmFeature.class);
    }
    return missing;
  }

  private static boolean isValid(ModuleModel model, WasmFeatures features) {
    try {
      ModuleValidator.validate(model, features);
      return true;
    } catch (InvalidException _) {
      return false;
    }
  }

  private static byte[] bytes(ModuleSource source) {
    try {
      return source.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
