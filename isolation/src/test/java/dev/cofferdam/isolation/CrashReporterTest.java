package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class CrashReporterTest {
  private static final byte[] WASM =
      WatReader.toBinary(
          """
          (module $app
            (func $boom (export "boom") (nop) (unreachable))
            (func (export "five") (result i32) (i32.const 5)))
          """);

  private final Engine engine = Engine.create();
  private final CrashReporter reporter = CrashReporter.of("app.wasm", WASM);

  @Test
  void returnedValue_isTheOutcome() {
    assertEquals(5, ((Outcome.Returned) observe("five")).value());
  }

  @Test
  void trap_isReportedWithItsPlaceAndUsage() {
    var crashed = assertInstanceOf(Outcome.Crashed.class, observe("boom"));

    var report = crashed.report();
    assertEquals("unreachable", report.failure().kind());
    assertEquals("boom", report.failure().frames().getFirst().functionName());
    assertEquals(1, report.usage().fuelConsumed());
    assertEquals("boom", report.target().function());
  }

  @Test
  void attempts_areCounted() {
    observe("boom");

    assertEquals(2, ((Outcome.Crashed) observe("boom")).report().moment().attempt());
  }

  @Test
  void exit_isNoCrash() {
    try (var store = engine.newStore()) {
      var outcome =
          reporter.observe(
              store,
              "exit",
              () -> {
                throw new GuestExit(3);
              });

      assertEquals(new Outcome.Exited(3), outcome);
    }
  }

  @Test
  void failureOfTheCaller_isThrownOn() {
    assertThrows(NoSuchElementException.class, () -> observe("none"));
  }

  private Outcome observe(String name) {
    try (var store = engine.newStore()) {
      var module = WasmModule.load(engine, WASM);
      return reporter.observe(
          store,
          name,
          () -> {
            var results = Linker.create(engine).instantiate(store, module).func(name).call();
            return results.length == 0 ? null : results[0];
          });
    }
  }
}
