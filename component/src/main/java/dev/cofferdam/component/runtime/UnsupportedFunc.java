package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// A function that is valid but cannot be called yet, because it is asynchronous.
///
/// @param what what is not supported
record UnsupportedFunc(String what) implements FuncItem {
  @Override
  public void call(CallSource source) {
    throw trap();
  }

  Trap trap() {
    return Trap.of(
        TrapKind.UNSUPPORTED_BUILTIN, TrapKind.UNSUPPORTED_BUILTIN.message() + ": " + what);
  }
}
