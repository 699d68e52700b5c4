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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    script.requiredModules().forEach(source -> missing.addAll(missingFeatures(bytes(source))));
    return missing;
  }

  /// Features that a core module needs and the engine does not run.
  static Set<String> missingFeatures(byte[] bytes) {
    Set<String> missing = new TreeSet<>();
    if (Layer.of(bytes) == Layer.CORE) {
      missing(bytes).forEach(feature -> missing.add(feature.toString()));
    }
    return missing;
  }

  private static Set<WasmFeature> missing(byte[] bytes) {
    try {
      ModuleModel model = ModuleDecoder.decode(bytes);
      return isValid(model, WasmFeatures.all())
          ? unsupported(fewest(WasmFeatures.all(), fewer -> isValid(model, fewer)))
          : Set.of();
    } catch (WasmException _) {
      return Set.of();
    }
  }

  /// What of `all` is left when the features that can be left away are gone.
  static WasmFeatures fewest(WasmFeatures all, Predicate<WasmFeatures> isEnough) {
    WasmFeatures enough = all;
    for (WasmFeature feature : List.of(WasmFeature.values()).reversed()) {
      WasmFeatures fewer = enough.without(feature);
      if (!WasmFeatures.supported().has(feature) && isEnough.test(fewer)) {
        enough = fewer;
      }
    }
    return enough;
  }

  /// What of `features` the engine does not run.
  static Set<WasmFeature> unsupported(WasmFeatures features) {
    Set<WasmFeature> unsupported = new HashSet<>(features.enabled());
    unsupported.removeAll(WasmFeatures.supported().enabled());
    return unsupported;
  }

  private static boolean isValid(ModuleModel model, WasmFeatures features) {
    try {
      var _ = ModuleValidator.validate(model, features);
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
