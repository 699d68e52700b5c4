package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The README's Java, run.
final class ReadmeExampleTest {
  private final Engine engine = Engine.create();
  private final Component component =
      Component.load(engine, Path.of("../examples/crashers/crashers.wasm"));
  private final ComponentLinker linker = ComponentLinker.create(engine).trapUnknownImports();

  @Test
  void crash_isTypedAndAFreshStoreAnswers() {
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
