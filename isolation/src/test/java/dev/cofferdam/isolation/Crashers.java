package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The component with a crash button for every way to crash.
final class Crashers {
  private static final byte[] WASM = read();
  private static final String HOST = "demo:crashers/host@0.1.0";
  private static final Limits LIMITS =
      Limits.untrusted()
          .withFuel(50_000_000)
          .withTimeout(Duration.ofSeconds(20))
          .withMemoryBytes(8 << 20);

  private Crashers() {}

  private static byte[] read() {
    try {
      return Files.readAllBytes(Path.of("../examples/crashers/crashers.wasm"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes() {
    return WASM;
  }

  /// The present life of a guest that has one.
  static Incarnation lifeOf(Guest guest) {
    return guest.version().incarnations().getFirst();
  }

  /// A guest whose host answers every question with 1.5.
  static GuestSpec named(String name) {
    return withQuotes(name, (_, _) -> ComponentVal.Result.ok(1.5));
  }

  /// A guest whose host answers `quotes` with `fetchQuote`.
  static GuestSpec withQuotes(String name, HostFunc fetchQuote) {
    return GuestSpec.of(name, WASM)
        .withLimits(LIMITS)
        .withDrain(Duration.ofMillis(100))
        .withHost(linker ->
            linker.instance(HOST).func("log", (_, _) -> null).func("fetch-quote", fetchQuote));
  }
}
