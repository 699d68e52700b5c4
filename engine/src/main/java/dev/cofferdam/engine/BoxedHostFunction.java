package dev.cofferdam.engine;

import dev.cofferdam.wasm.FuncType;

/// A host function with boxed values as one over frames.
final class BoxedHostFunction {
  private BoxedHostFunction() {}

  static HostFunc.FrameFunction of(Store store, FuncType type, HostFunction function) {
    return (caller, frame) -> {
      var args = BoxedValues.read(store, type.params(), frame);
      var results = function.call(caller, args);
      BoxedValues.write(type.results(), results, frame);
    };
  }
}
