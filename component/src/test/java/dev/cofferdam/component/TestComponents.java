package dev.cofferdam.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/// The components whose text lies beside the tests' resources.
final class TestComponents {
  private TestComponents() {}

  static Component load(Engine engine, String file) {
    return Component.load(engine, bytes(file));
  }

  static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(TestComponents.class.getResourceAsStream(file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trap assertTraps(TrapKind kind, Executable body) {
    Trap trap = assertThrows(Trap.class, body);
    assertEquals(kind, trap.kind(), trap.getMessage());
    return trap;
  }
}
