package dev.cofferdam.engine;

import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ValType;
import java.util.List;

/// Guests for tests, written as text in the test.
final class Guests {
  static final Engine ENGINE = Engine.create();

  private Guests() {}

  static WasmModule module(String wat) {
    return WasmModule.load(ENGINE, WatReader.toBinary(wat));
  }

  static Instance instance(Store store, String wat) {
    return Linker.create(ENGINE).instantiate(store, module(wat));
  }

  /// An instance in a Store of its own.
  static Instance instance(String wat) {
    return instance(ENGINE.newStore(), wat);
  }

  static Instance instance(Limits limits, String wat) {
    return instance(ENGINE.newStore(limits), wat);
  }

  static FuncType type(List<ValType> params, ValType... results) {
    return new FuncType(params, List.of(results));
  }

  static FuncType type() {
    return new FuncType(List.of(), List.of());
  }

  /// An instance whose import `env.host` is the function given, of type `[] -> []`.
  static Instance calling(Store store, HostFunction function, String wat) {
    return Linker.create(ENGINE)
        .defineFunc("env", "host", type(), function)
        .instantiate(store, module(wat));
  }
}
