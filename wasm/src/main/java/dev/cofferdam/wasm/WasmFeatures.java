package dev.cofferdam.wasm;

import java.util.EnumSet;
import java.util.Set;

/// The set of features that validation lets pass.
///
/// @param enabled the features
public record WasmFeatures(Set<WasmFeature> enabled) {
  private static final WasmFeatures ALL = new WasmFeatures(EnumSet.allOf(WasmFeature.class));
  private static final WasmFeatures SUPPORTED =
      new WasmFeatures(
          EnumSet.of(WasmFeature.EXTENDED_CONST, WasmFeature.TAIL_CALLS, WasmFeature.MULTI_MEMORY));

  /// Copies the set.
  public WasmFeatures {
    enabled = Set.copyOf(enabled);
  }

  /// Returns all of WebAssembly 3.0.
  public static WasmFeatures all() {
    return ALL;
  }

  /// Returns what the engine runs.
  public static WasmFeatures supported() {
    return SUPPORTED;
  }

  /// Returns whether `feature` is enabled.
  public boolean has(WasmFeature feature) {
    return enabled.contains(feature);
  }

  /// Returns these features and `feature`.
  public WasmFeatures with(WasmFeature feature) {
    var more = EnumSet.of(feature);
    more.addAll(enabled);
    return new WasmFeatures(more);
  }

  /// Returns these features without `feature`.
  public WasmFeatures without(WasmFeature feature) {
    var fewer = EnumSet.allOf(WasmFeature.class);
    fewer.retainAll(enabled);
    fewer.remove(feature);
    return new WasmFeatures(fewer);
  }
}
