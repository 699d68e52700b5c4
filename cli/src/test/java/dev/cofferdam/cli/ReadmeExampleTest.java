package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestCrashed;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.HostLinker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The README's Java, run.
final class ReadmeExampleTest {
  private static final Path CRASHERS = Path.of("../examples/crashers/crashers.wasm");

  @Test
  void guestThatCrashed_isThereAgain() {
    try (Cofferdam cofferdam = Cofferdam.create()) {
      Guest guest =
          cofferdam.start(
              GuestSpec.of("crashers", CRASHERS)
                  .withLimits(Limits.untrusted().withTimeout(Duration.ofSeconds(2)))
                  .withHost(ReadmeExampleTest::defineHost));
      assertEquals("Hello, Ada!", guest.call("greet", "Ada"));

      var crash = assertThrows(GuestCrashed.class, () -> guest.call("divide", 1, 0));

      assertEquals("integer-divide-by-zero", crash.report().failure().kind());
      assertEquals("Hello, Ada!", guest.call("greet", "Ada"));
    }
  }

  private static void defineHost(HostLinker host) {
    host.instance("demo:crashers/host@0.1.0")
        .func("log", (_, _) -> null)
        .func("fetch-quote", (_, _) -> ComponentVal.Result.ok(1.5));
  }

  @Test
  void crash_isTypedAndAFreshStoreAnswers() {
    Engine engine = Engine.create();
    Component component = Component.load(engine, CRASHERS);
    ComponentLinker linker = ComponentLinker.create(engine).trapUnknownImports();
    try (Store store = engine.newStore(Limits.untrusted().withTimeout(Duration.ofSeconds(2)))) {
      ComponentInstance plugin = linker.instantiate(store, component);
      assertEquals("Hello, Ada!", plugin.func("greet").call("Ada"));

      Trap trap = assertThrows(Trap.class, () -> plugin.func("divide").call(1, 0));
      assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
    }
    try (Store fresh = engine.newStore()) {
      assertEquals("Hello, Ada!", linker.instantiate(fresh, component).func("greet").call("Ada"));
    }
  }
}
