package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.WasmFeatures;

/// A module that was validated: only {@link ModuleValidator} makes one, so nobody has to ask again.
public final class ValidModule {
  private final ModuleModel model;
  private final WasmFeatures features;

  ValidModule(ModuleModel model, WasmFeatures features) {
    this.model = model;
    this.features = features;
  }

  /// Returns what was validated.
  public ModuleModel model() {
    return model;
  }

  /// Returns the module as valid with no more than `most` features: it is validated again where it
  /// was allowed others.
  ///
  /// @throws dev.cofferdam.wasm.InvalidException if it uses others
  public ValidModule within(WasmFeatures most) {
    return most.enabled().containsAll(features.enabled())
        ? this
        : ModuleValidator.validate(model, most);
  }
}
