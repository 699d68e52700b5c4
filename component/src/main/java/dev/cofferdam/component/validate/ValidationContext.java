package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.WasmFeatures;
import java.util.List;

/// What all parts of one validation share: features, limits, where it stands, and the work left.
final class ValidationContext {
  final ComponentFeatures features;
  final WasmFeatures coreFeatures;
  final ComponentLimits limits;
  final CoreTypes coreTypes = new CoreTypes();
  final TypeMeasures measures = new TypeMeasures(this);
  final ResourcePaths resourcePaths = new ResourcePaths(this);

  /// Where the definition being validated stands in the file.
  int offset;

  private long stepsLeft;
  private int scopeCount;

  ValidationContext(ComponentFeatures features, WasmFeatures coreFeatures, ComponentLimits limits) {
    this.features = features;
    this.coreFeatures = coreFeatures;
    this.limits = limits;
    this.stepsLeft = limits.validationSteps();
  }

  int nextScope() {
    return scopeCount++;
  }

  InvalidException invalid(String message) {
    return new InvalidException(message, offset);
  }

  void require(ComponentFeatures.Feature feature, String message) {
    if (!features.has(feature)) {
      throw invalid(message);
    }
  }

  /// Charges work that validation does more than once a byte.
  void charge(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0) {
      throw limit("validationSteps", limits.validationSteps());
    }
  }

  LoadLimitException limit(String name, long limit) {
    return new LoadLimitException(
        "the component exceeds the limit of %d (ComponentLimits.%s)".formatted(limit, name),
        offset);
  }

  /// Returns the item at `index`, or fails: `sort` and `space` are words for what is missing.
  <T> T at(List<T> items, int index, String sort, String space) {
    if (index < 0 || index >= items.size()) {
      throw invalid(
          "unknown %s %s: %s index out of bounds"
              .formatted(sort, Integer.toUnsignedString(index), space));
    }
    return items.get(index);
  }
}
