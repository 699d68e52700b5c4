package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.testing.suite.Command.AssertRefused;
import dev.cofferdam.testing.suite.Command.Stop;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MalformedException;

/// Judges whether something was refused at the stage, and in the way, that a script demands.
final class Refused {
  private Refused() {}

  static boolean by(AssertRefused assertion, RuntimeException thrown, boolean checksMessages) {
    boolean rightStage =
        switch (assertion.refusal()) {
          case MALFORMED, MALFORMED_CUSTOM -> thrown instanceof MalformedException;
          case INVALID, INVALID_CUSTOM -> thrown instanceof InvalidException;
          case UNLINKABLE -> thrown instanceof LinkException;
          case UNINSTANTIABLE -> thrown instanceof Trap trap && says(trap, assertion.text());
        };
    return rightStage && (!checksMessages || says(thrown, assertion.text()));
  }

  static boolean byTrap(Stop stop, String text, Trap trap) {
    return switch (stop) {
      case TRAP -> !trap.kind().isHost() && says(trap, text);
      case EXHAUSTION -> trap.kind() == TrapKind.STACK_OVERFLOW;
      case EXCEPTION -> trap.kind() == TrapKind.UNCAUGHT_EXCEPTION;
      case SUSPENSION -> false;
    };
  }

  private static boolean says(Throwable thrown, String text) {
    String message = String.valueOf(thrown.getMessage());
    return overlap(message, text)
        || (thrown instanceof Trap trap && overlap(trap.kind().message(), text));
  }

  private static boolean overlap(String message, String text) {
    return message.contains(text) || text.contains(message);
  }

  static String describe(Throwable thrown) {
    return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
  }
}
