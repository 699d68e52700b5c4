package dev.cofferdam.cli;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.fleet.config.ByteSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that raise or lower a limit; what is not given keeps the profile `untrusted`.
final class LimitOptions {
  @Option(
      names = "--fuel",
      paramLabel = "N",
      description = "Fuel of one call, about one unit an instruction (default: 10000000000).")
  private @Nullable Long fuel;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      description = "Wall clock of one call: 100ms, 2s, 1m (default: 10s).")
  private @Nullable Duration timeout;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Converters.Size.class,
      description = "Memory of the guest in all: bytes, KiB, MiB or GiB (default: 64MiB).")
  private @Nullable ByteSize memory;

  @Option(
      names = "--stack",
      paramLabel = "SIZE",
      converter = Converters.Size.class,
      description = "Stack of the guest (default: 512KiB; largest: 64MiB).")
  private @Nullable ByteSize stack;

  /// Returns the limits that the options ask for.
  ///
  /// @throws IllegalArgumentException where one is out of its range
  Limits limits() {
    Limits limits = Limits.untrusted();
    if (fuel != null) {
      limits = limits.withFuel(fuel);
    }
    if (timeout != null) {
      limits = limits.withTimeout(timeout);
    }
    if (memory != null) {
      limits = limits.withMemoryBytes(memory.bytes());
    }
    return stack == null ? limits : limits.withStackBytes(Math.toIntExact(stack.bytes()));
  }
}
