package dev.cofferdam.testing;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Assertions about how a guest is stopped.
///
/// ```java
/// assertTraps(TrapKind.UNREACHABLE, () -> crash.call());
/// assertOutOfFuel(() -> spin.call());
/// ```
///
/// They throw AssertionError and need no test framework.
public final class TrapAssertions {
  private TrapAssertions() {}

  /// Code under test.
  @FunctionalInterface
  public interface Action {
    /// Runs it.
    ///
    /// @throws Exception whatever it likes
    void run() throws Exception;
  }

  /// Asserts that the action ends with a trap of this kind, and returns the trap.
  public static Trap assertTraps(TrapKind kind, Action action) {
    Trap trap = assertTraps(action);
    if (trap.kind() != kind) {
      throw new AssertionError("expected a trap of kind " + kind + ", got " + trap, trap);
    }
    return trap;
  }

  /// Asserts that the action ends with a trap of any kind, and returns the trap.
  public static Trap assertTraps(Action action) {
    try {
      action.run();
    } catch (Trap trap) {
      return trap;
    } catch (Exception other) {
      throw new AssertionError("expected a trap, got " + other, other);
    }
    throw new AssertionError("expected a trap, but the action returned");
  }

  /// Asserts that the action uses up its fuel.
  public static Trap assertOutOfFuel(Action action) {
    return assertTraps(TrapKind.OUT_OF_FUEL, action);
  }

  /// Asserts that the action runs into its deadline.
  public static Trap assertDeadline(Action action) {
    return assertTraps(TrapKind.DEADLINE, action);
  }

  /// Asserts that the action uses up the guest's stack.
  public static Trap assertStackOverflow(Action action) {
    return assertTraps(TrapKind.STACK_OVERFLOW, action);
  }

  /// Asserts that the action meets a poisoned Store.
  public static Trap assertCannotEnter(Action action) {
    return assertTraps(TrapKind.CANNOT_ENTER, action);
  }
}
