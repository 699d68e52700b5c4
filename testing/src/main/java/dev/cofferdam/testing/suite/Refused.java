package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.testing.suite.Command.AssertRefused;
import dev.cofferdam.testing.suite.Command.Stop;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.WasmException;

/// Judges whether something was refused at the stage, and in the way, that a script demands.
final class Refused {
  private Refused() {}

  static boolean by(
      AssertRefused assertion, Layer layer, RuntimeException thrown, boolean checksMessages) {
    boolean rightStage =
        switch (assertion.refusal()) {
          case MALFORMED, MALFORMED_CUSTOM -> thrown instanceof MalformedException;
          case INVALID, INVALID_CUSTOM -> isInvalid(layer, thrown);
          case UNLINKABLE -> thrown instanceof LinkException;
          case UNINSTANTIABLE -> thrown instanceof Trap trap && says(trap, assertion.text());
        };
    return rightStage && (!checksMessages || says(thrown, assertion.text()));
  }

  /// The reference decodes and validates components in one pass, so its suites draw no line between
  /// both stages; and limits on nesting and size are rules of validation there.
  private static boolean isInvalid(Layer layer, RuntimeException thrown) {
    return switch (layer) {
      case CORE -> thrown instanceof InvalidException;
      case COMPONENT -> thrown instanceof WasmException;
    };
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
