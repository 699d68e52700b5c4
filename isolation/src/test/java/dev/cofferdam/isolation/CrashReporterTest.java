package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.isolation.report.DebugSample;
import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.dwarf.SourceCall;
import java.util.List;
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
  void trap_inAModuleWithDebugInformation_isReportedWithItsPlaceInTheSource() {
    var crashed = (Outcome.Crashed) observe("boom", DebugSample.addTo(WASM, "boom", "a.c"));

    var report = crashed.report();
    assertEquals(List.of(new SourceCall("boom", "a.c", 3, 5)), report.failure().sources().of(0));
    assertTrue(report.toText().contains(" - boom\n"), report.toText());
    assertTrue(report.toText().contains("   at a.c:3:5\n"), report.toText());
    String call = "{\"function\": \"boom\", \"file\": \"a.c\", \"line\": 3, \"column\": 5}";
    assertTrue(report.toJson().contains("\"calls\": [" + call + "]"), report.toJson());
  }

  @Test
  void debugInformation_leavesTheFingerprint() {
    var without = (Outcome.Crashed) observe("boom");
    var with = (Outcome.Crashed) observe("boom", DebugSample.addTo(WASM, "boom", "a.c"));

    var target = without.report().target();
    var report = with.report();
    assertEquals(
        without.report().fingerprint(),
        new CrashReport(report.failure(), target, report.usage(), report.moment()).fingerprint());
  }

  @Test
  void sourceOfAHostileGuest_isEscaped() {
    byte[] module = DebugSample.addTo(WASM, "a\u001b[31m", "\u202eb.c\n");

    var report = ((Outcome.Crashed) observe("boom", module)).report();

    assertTrue(report.toText().contains("a\\u{1b}[31m"), report.toText());
    assertTrue(report.toText().contains("at \\u{202e}b.c\\u{a}:3:5"), report.toText());
    assertTrue(report.toJson().contains("\"file\": \"\\u202eb.c\\n\""), report.toJson());
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
    return observe(name, WASM, reporter);
  }

  private Outcome observe(String name, byte[] wasm) {
    return observe(name, wasm, CrashReporter.of("app.wasm", wasm));
  }

  private Outcome observe(String name, byte[] wasm, CrashReporter observer) {
    try (var store = engine.newStore()) {
      var module = WasmModule.load(engine, wasm);
      return observer.observe(
          store,
          name,
          () -> {
            var results = Linker.create(engine).instantiate(store, module).func(name).call();
            return results.length == 0 ? null : results[0];
          });
    }
  }
}
