package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.wasm.LoadHeap;
import dev.cofferdam.wasm.LoadLimitException;

/// What one decoding may still use.
final class ComponentBudget {
  private final ComponentLimits limits;
  private final LoadHeap modulesHeap;
  private long heapBytesLeft;
  private int modulesLeft;
  private int definitionsLeft;

  ComponentBudget(ComponentLimits limits) {
    this.limits = limits;
    this.modulesHeap = LoadHeap.of(limits.modules());
    this.heapBytesLeft = limits.heapBytes();
    this.modulesLeft = limits.coreModules();
    this.definitionsLeft = limits.definitions();
  }

  ComponentLimits limits() {
    return limits;
  }

  /// Returns the heap that all core modules share.
  LoadHeap modulesHeap() {
    return modulesHeap;
  }

  /// Charges about `size` bytes of heap.
  void charge(long size, int offset) {
    heapBytesLeft -= size;
    require(heapBytesLeft >= 0, "heapBytes", limits.heapBytes(), offset);
  }

  void chargeModule(int offset) {
    require(--modulesLeft >= 0, "coreModules", limits.coreModules(), offset);
  }

  void chargeDefinition(int offset) {
    require(--definitionsLeft >= 0, "definitions", limits.definitions(), offset);
  }

  void requireNesting(int depth, int offset) {
    require(depth <= limits.nesting(), "nesting", limits.nesting(), offset);
  }

  void requireSize(int byteCount) {
    require(byteCount <= limits.componentBytes(), "componentBytes", limits.componentBytes(), 0);
  }

  private static void require(boolean holds, String name, long limit, int offset) {
    if (!holds) {
      throw new LoadLimitException(
          "the component exceeds the limit of %d (ComponentLimits.%s)".formatted(limit, name),
          offset);
    }
  }
}
