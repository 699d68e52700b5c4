package dev.cofferdam.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// Assertions in the words of the engine.
final class TrapAssertions {
  private TrapAssertions() {}

  static Trap assertTraps(TrapKind kind, Executable action) {
    Trap trap = assertThrows(Trap.class, action);
    assertEquals(kind, trap.kind(), trap::toString);
    return trap;
  }
}
