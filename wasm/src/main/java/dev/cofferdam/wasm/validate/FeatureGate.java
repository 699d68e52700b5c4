package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ConcreteHeapType;
import dev.cofferdam.wasm.HeapType;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.PackedType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.StorageType;
import dev.cofferdam.wasm.VecType;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.WasmFeatures;

/// Refuses what needs a feature that is not enabled.
final class FeatureGate {
  private final WasmFeatures features;

  FeatureGate(WasmFeatures features) {
    this.features = features;
  }

  boolean has(WasmFeature feature) {
    return features.has(feature);
  }

  void require(WasmFeature feature, int offset) {
    if (!features.has(feature)) {
      throw new InvalidException("requires the %s feature".formatted(feature), offset);
    }
  }

  void require(StorageType type, int offset) {
    switch (type) {
      case NumType _ -> {}
      case VecType _ -> require(WasmFeature.SIMD, offset);
      case PackedType _ -> require(WasmFeature.GC, offset);
      case RefType ref -> require(ref, offset);
    }
  }

  private void require(RefType type, int offset) {
    if (!type.isNullable()) {
      requireTypedReferences(offset);
    }
    require(type.heap(), offset);
  }

  void require(HeapType type, int offset) {
    switch (type) {
      case ConcreteHeapType _ -> requireTypedReferences(offset);
      case AbstractHeapType heap -> require(heap, offset);
    }
  }

  private void require(AbstractHeapType type, int offset) {
    switch (type) {
      case FUNC, EXTERN -> {}
      case EXN, NOEXN -> require(WasmFeature.EXCEPTIONS, offset);
      case NOFUNC, NOEXTERN, ANY, EQ, I31, STRUCT, ARRAY, NONE -> require(WasmFeature.GC, offset);
    }
  }

  void requireTypedReferences(int offset) {
    if (!features.has(WasmFeature.GC)) {
      require(WasmFeature.FUNCTION_REFERENCES, offset);
    }
  }
}
