package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// An imported function that nobody defined, which the embedder wants to trap when it is called.
///
/// @param name its name
public record UnknownFunc(String name) implements FuncItem {
  @Override
  public void call(CallSource source) {
    throw Trap.of(TrapKind.UNKNOWN_IMPORT, TrapKind.UNKNOWN_IMPORT.message() + ": " + name);
  }
}
