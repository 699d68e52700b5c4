package dev.cofferdam.engine.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Instance;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;

/// Guests that export one function `f`, written as text in the test.
final class Compiled {
  private static final Engine ENGINE = Engine.create();

  private Compiled() {}

  static Instance instance(Store store, String module) {
    return Linker.create(ENGINE)
        .instantiate(store, WasmModule.load(ENGINE, WatReader.toBinary(module)));
  }

  static Instance instance(String module) {
    return instance(store(), module);
  }

  static Store store() {
    return store(Limits.untrusted());
  }

  static Store store(Limits limits) {
    return ENGINE.newStore(limits);
  }

  /// An instance of a module with a memory and a function of this content.
  static Instance function(String content) {
    return instance("(module (memory 1) (func $f (export \"f\") " + content + "))");
  }

  static void assertTraps(TrapKind kind, Instance instance, Object... args) {
    Trap trap = assertThrows(Trap.class, () -> instance.func("f").call(args));
    assertEquals(kind, trap.kind(), trap::toString);
  }
}
