package dev.cofferdam.testing.suite;

import java.util.List;
import java.util.Optional;

/// One command of a script, with the line of the source it stands on.
sealed interface Command {
  int line();

  /// The command's name in the script format.
  String type();

  /// Whether it counts as an assertion; the others only prepare.
  default boolean isAssertion() {
    return type().startsWith("assert_");
  }

  /// Loads and instantiates a module, which becomes the current instance.
  record Load(int line, ModuleSource source, Optional<String> name) implements Command {
    @Override
    public String type() {
      return "module";
    }
  }

  /// Loads a module and keeps it without an instance.
  record Define(int line, ModuleSource source, Optional<String> name) implements Command {
    @Override
    public String type() {
      return "module_definition";
    }
  }

  /// Instantiates a kept definition, the latest one unless it is named.
  record Instantiate(int line, Optional<String> instance, Optional<String> definition)
      implements Command {
    @Override
    public String type() {
      return "module_instance";
    }
  }

  /// Makes an instance importable under the name `as`.
  record Register(int line, String as, Optional<String> name) implements Command {
    @Override
    public String type() {
      return "register";
    }
  }

  /// Performs an action that must not trap.
  record Perform(int line, Action action) implements Command {
    @Override
    public String type() {
      return "action";
    }
  }

  /// The action's results must match.
  record AssertReturn(int line, Action action, List<Literal> expected) implements Command {
    public AssertReturn {
      expected = List.copyOf(expected);
    }

    @Override
    public String type() {
      return "assert_return";
    }
  }

  /// The action must not return.
  record AssertStop(int line, Stop stop, Action action, String text) implements Command {
    @Override
    public String type() {
      return stop.type;
    }
  }

  /// The module must be refused, and at the right stage.
  record AssertRefused(int line, Refusal refusal, ModuleSource source, String text)
      implements Command {
    @Override
    public String type() {
      return refusal.type;
    }
  }

  /// Instantiation must consume exactly this fuel, whether it returns or traps.
  record AssertFuel(int line, ModuleSource source, long fuel) implements Command {
    @Override
    public String type() {
      return "assert_fuel";
    }
  }

  /// A command of a proposal that the runner does not know.
  record Unknown(int line, String type) implements Command {}

  /// How an action ends that must not return.
  enum Stop {
    TRAP("assert_trap"),
    EXHAUSTION("assert_exhaustion"),
    EXCEPTION("assert_exception"),
    SUSPENSION("assert_suspension");

    private final String type;

    Stop(String type) {
      this.type = type;
    }
  }

  /// The stage at which a module is refused.
  enum Refusal {
    MALFORMED("assert_malformed"),
    MALFORMED_CUSTOM("assert_malformed_custom"),
    INVALID("assert_invalid"),
    INVALID_CUSTOM("assert_invalid_custom"),
    UNLINKABLE("assert_unlinkable"),
    UNINSTANTIABLE("assert_uninstantiable");

    private final String type;

    Refusal(String type) {
      this.type = type;
    }
  }
}
