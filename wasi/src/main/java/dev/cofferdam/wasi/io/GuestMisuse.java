package dev.cofferdam.wasi.io;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// The traps with which WASI answers a guest that breaks the contract of a function.
///
/// Their kind says `host`, as in Wasmtime, but they are plain traps: no host function failed.
public final class GuestMisuse {
  private GuestMisuse() {}

  /// Returns the trap to throw; `rule` is the sentence that says what is not allowed.
  public static Trap trap(String rule) {
    return Trap.of(TrapKind.HOST, rule);
  }
}
