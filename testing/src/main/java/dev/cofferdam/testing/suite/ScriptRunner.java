package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Trap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Runs the commands of one script in order.
///
/// Every command is judged by itself: whatever is thrown becomes its result, and the next command
/// runs. Thread rule: one thread.
final class ScriptRunner {
  private static final Outcome PASSED = new Outcome.Passed();

  private final Layers layers;
  private final SuiteOptions options;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, Target> instances = new HashMap<>();
  private Optional<Definition> latest = Optional.empty();
  private Optional<Target> current = Optional.empty();

  private ScriptRunner(Layers layers, SuiteOptions options) {
    this.layers = layers;
    this.options = options;
  }

  static ScriptReport run(Engine engine, SuiteOptions options, String name, Script script) {
    Gates gates = Gates.of(script);
    Set<String> missing = new TreeSet<>(Scope.missingFeatures(script));
    missing.addAll(gates.unknown());
    Components components = new Components(engine, options, gates);
    Layers layers = new Layers(engine, options, components);
    return new ScriptRunner(layers, options).run(name, script, missing);
  }

  private ScriptReport run(String name, Script script, Set<String> missing) {
    List<AssertionResult> results = new ArrayList<>();
    try (layers) {
      for (Command command : script.commands()) {
        Outcome outcome = missing.isEmpty() ? outcome(command) : new Outcome.Skipped(missing);
        if (command.isAssertion() || outcome instanceof Outcome.Failed) {
          boolean isAssertion = command.isAssertion();
          results.add(new AssertionResult(command.line(), command.type(), isAssertion, outcome));
        }
      }
    }
    return new ScriptReport(name, results);
  }

  private Outcome outcome(Command command) {
    try {
      return run(command);
    } catch (MissingFeatures missing) {
      return new Outcome.Skipped(missing.names());
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError thrown) {
      return new Outcome.Failed("success", Refused.describe(thrown));
    }
  }

  private Outcome run(Command command) {
    return switch (command) {
      case Command.Load load -> load(load);
      case Command.Define define -> define(define);
      case Command.Instantiate instantiate -> instantiate(instantiate);
      case Command.Register register -> {
        target(register.name()).register(register.as());
        yield PASSED;
      }
      case Command.Perform perform -> {
        target(perform.action().module()).perform(perform.action());
        yield PASSED;
      }
      case Command.AssertReturn assertion -> assertReturn(assertion);
      case Command.AssertStop assertion -> assertStop(assertion);
      case Command.AssertRefused assertion -> assertRefused(assertion);
      case Command.AssertFuel assertion -> assertFuel(assertion);
      case Command.Unknown unknown -> new Outcome.Skipped(Set.of(unknown.type()));
    };
  }

  private Outcome load(Command.Load load) {
    current = Optional.empty();
    become(layers.load(bytes(load.source())).instantiate(), load.name());
    return PASSED;
  }

  private Outcome define(Command.Define define) {
    latest = Optional.empty();
    Definition definition = layers.load(bytes(define.source()));
    latest = Optional.of(definition);
    define.name().ifPresent(name -> definitions.put(name, definition));
    return PASSED;
  }

  private Outcome instantiate(Command.Instantiate command) {
    current = Optional.empty();
    Definition definition =
        command.definition().map(definitions::get).or(() -> latest).orElseThrow(missing("module"));
    become(definition.instantiate(), command.instance());
    return PASSED;
  }

  private void become(Target target, Optional<String> name) {
    current = Optional.of(target);
    name.ifPresent(named -> instances.put(named, target));
  }

  private Target target(Optional<String> name) {
    return name.map(instances::get).or(() -> current).orElseThrow(missing("instance"));
  }

  private static Supplier<IllegalStateException> missing(String what) {
    return () -> new IllegalStateException("there is no " + what);
  }

  private Outcome assertReturn(Command.AssertReturn assertion) {
    Target.Results results = target(assertion.action().module()).perform(assertion.action());
    return results.match(assertion.expected())
        ? PASSED
        : new Outcome.Failed(assertion.expected().toString(), results.describe());
  }

  private Outcome assertStop(Command.AssertStop assertion) {
    try {
      Target.Results results = target(assertion.action().module()).perform(assertion.action());
      return new Outcome.Failed(assertion.text(), results.describe());
    } catch (Trap trap) {
      return Refused.byTrap(assertion.stop(), assertion.text(), trap)
          ? PASSED
          : new Outcome.Failed(assertion.text(), Refused.describe(trap));
    }
  }

  private Outcome assertRefused(Command.AssertRefused assertion) {
    if (assertion.source().isTextOnly()) {
      return TextFormat.assertRefused(assertion);
    }
    byte[] bytes = bytes(assertion.source());
    try {
      switch (assertion.refusal()) {
        case UNLINKABLE, UNINSTANTIABLE -> layers.load(bytes).instantiate().requireAvailable();
        case MALFORMED, MALFORMED_CUSTOM, INVALID, INVALID_CUSTOM ->
            layers.judge(bytes, assertion.text());
      }
    } catch (MissingFeatures missing) {
      throw missing;
    } catch (RuntimeException thrown) {
      return Refused.by(assertion, Layer.of(bytes), thrown, options.checksMessages())
          ? PASSED
          : new Outcome.Failed(assertion.text(), Refused.describe(thrown));
    }
    return new Outcome.Failed(assertion.text(), "success");
  }

  private Outcome assertFuel(Command.AssertFuel assertion) {
    byte[] bytes = bytes(assertion.source());
    Set<String> missing = Scope.missingFeatures(bytes);
    if (!missing.isEmpty()) {
      return new Outcome.Skipped(missing);
    }
    long consumed = layers.fuelOfInstantiation(bytes);
    return consumed == assertion.fuel()
        ? PASSED
        : new Outcome.Failed(assertion.fuel() + " fuel", consumed + " fuel");
  }

  private static byte[] bytes(ModuleSource source) {
    try {
      return source.isTextOnly() ? TextFormat.binary(source) : source.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
