package dev.cofferdam.benchmarks;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.GuestSpec;
import java.time.Duration;

/// Guests of the component that has a button for every way to crash.
final class Crashers {
  static final String HOST = "demo:crashers/host@0.1.0";
  private static final byte[] WASM = Resource.bytes("/crashers/crashers.wasm");

  private Crashers() {}

  static byte[] wasm() {
    return WASM;
  }

  /// Describes a guest whose host throws when it is asked for a quote.
  static GuestSpec spec(String name, Limits limits) {
    return spec(
        name,
        limits,
        (_, _) -> {
          throw new IllegalStateException("the host gives up");
        });
  }

  /// Describes a guest whose host answers a question for a quote with `fetchQuote`.
  static GuestSpec spec(String name, Limits limits, HostFunc fetchQuote) {
    return GuestSpec.of(name, WASM)
        .withLimits(limits)
        .withDrain(Duration.ofMillis(100))
        .withHost(linker ->
            linker.instance(HOST).func("log", (_, _) -> null).func("fetch-quote", fetchQuote));
  }

  /// What a host answers that has a price.
  static Object price() {
    return ComponentVal.Result.ok(1.5);
  }
}
