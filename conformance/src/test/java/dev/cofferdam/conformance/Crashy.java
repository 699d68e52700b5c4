package dev.cofferdam.conformance;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.isolation.report.CrashReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The small component `crashy.wasm`: one good function, and a button for each way to crash.
final class Crashy {
  /// The ways to crash.
  static final List<Button> BUTTONS =
      List.of(
          new Button(TrapKind.UNREACHABLE, "unreachable"),
          new Button(TrapKind.MEMORY_OUT_OF_BOUNDS, "out-of-bounds"),
          new Button(TrapKind.INTEGER_DIVIDE_BY_ZERO, "divide", 7, 0),
          new Button(TrapKind.INTEGER_OVERFLOW, "divide", Integer.MIN_VALUE, -1),
          new Button(TrapKind.INVALID_CONVERSION_TO_INTEGER, "truncate", Float.NaN),
          new Button(TrapKind.UNINITIALIZED_ELEMENT, "call-null"),
          new Button(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, "call-wrong"),
          new Button(TrapKind.STACK_OVERFLOW, "recurse"),
          new Button(TrapKind.OUT_OF_FUEL, "spin"),
          new Button(TrapKind.STRING_OUT_OF_BOUNDS, "bad-string"));

  /// With time enough for cold calls of an interpreted compiler on a busy machine.
  private static final Limits LIMITS =
      Limits.untrusted().withFuel(300_000).withTimeout(Duration.ofMinutes(1));

  private final Engine engine;
  private final Component component;
  private final CrashReporter reporter = CrashReporter.of("crashy", bytes());

  private Crashy(Engine engine, Component component) {
    this.engine = engine;
    this.component = component;
  }

  /// A way to crash: an export, its arguments, and what must come of it.
  record Button(TrapKind kind, String function, List<Object> args) {
    private Button(TrapKind kind, String function, Object... args) {
      this(kind, function, List.of(args));
    }
  }

  static Crashy load() {
    Engine engine = Engine.create();
    return new Crashy(engine, Component.load(engine, bytes()));
  }

  static byte[] bytes() {
    try (InputStream in = Crashy.class.getResourceAsStream("crashy.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Store newStore() {
    return engine.newStore(LIMITS);
  }

  Store newStore(long fuel) {
    return engine.newStore(LIMITS.withFuel(fuel));
  }

  ComponentInstance instantiate(Store store) {
    return ComponentLinker.create(engine).instantiate(store, component);
  }

  /// Presses a button in a Store of its own and returns the trap.
  Trap crash(Button button) {
    try (Store store = newStore()) {
      Object result = instantiate(store).func(button.function()).call(button.args().toArray());
      throw new AssertionError(button + " returned " + result);
    } catch (Trap trap) {
      return trap;
    }
  }

  /// Calls the good functions in a Store of its own.
  String greet(String text) {
    try (Store store = newStore()) {
      return String.valueOf(instantiate(store).func("echo").call(text));
    }
  }

  /// One crash cycle: crash, report, and a good call in a new Store.
  void cycle(int index) {
    Button button = BUTTONS.get(index % BUTTONS.size());
    String kind = report(button).failure().kind();
    if (!kind.equals(button.kind().word())) {
      throw new AssertionError("expected " + button + ", got " + kind);
    }
    String text = "cycle " + index;
    if (!greet(text).equals(text)) {
      throw new AssertionError("no good call after " + button);
    }
  }

  private CrashReport report(Button button) {
    try (Store store = newStore()) {
      ComponentInstance instance = instantiate(store);
      Outcome outcome =
          reporter.observe(
              store,
              button.function(),
              () -> instance.func(button.function()).call(button.args().toArray()));
      if (outcome instanceof Outcome.Crashed(CrashReport report, _)
          && !report.toText().isEmpty()
          && !report.toJson().isEmpty()) {
        return report;
      }
      throw new AssertionError(button + " gave " + outcome);
    }
  }

  /// The fuel of a call in a Store of its own, whether it returns or traps.
  long fuel(String function, @Nullable Object... args) {
    try (Store store = newStore()) {
      ComponentInstance instance = instantiate(store);
      try {
        var _ = instance.func(function).call(args);
        return store.fuelConsumed();
      } catch (Trap trap) {
        return store.fuelConsumed();
      }
    }
  }
}
