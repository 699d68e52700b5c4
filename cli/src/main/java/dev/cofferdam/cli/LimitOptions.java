package dev.cofferdam.cli;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.fleet.config.ByteSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that raise or lower a limit; what is not given keeps the profile `untrusted`.
final class LimitOptions {
  private static final int STACK_BYTES_MAX = 64 << 20;

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

  @Option(
      names = "--host-call-bytes",
      paramLabel = "SIZE",
      converter = Converters.Size.class,
      description = "Bytes copied between guest and host in one call (default: 128MiB).")
  private @Nullable ByteSize hostCallBytes;

  @Option(
      names = "--random-bytes",
      paramLabel = "SIZE",
      converter = Converters.Size.class,
      description = "Random bytes drawn in one call (default: 64MiB).")
  private @Nullable ByteSize randomBytes;

  @Option(
      names = "--handles",
      paramLabel = "N",
      description = "Resource handles at a time (default: 100000).")
  private @Nullable Integer handles;

  @Option(
      names = "--table-elements",
      paramLabel = "N",
      description = "Elements of all tables (default: 1000000).")
  private @Nullable Long tableElements;

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
    if (stack != null) {
      limits = limits.withStackBytes(requireStack(stack));
    }
    return withRest(limits);
  }

  private static int requireStack(ByteSize size) {
    if (size.bytes() > STACK_BYTES_MAX) {
      throw new UsageException(
          "--stack is %s, more than %s"
              .formatted(ByteSize.format(size.bytes()), ByteSize.format(STACK_BYTES_MAX)));
    }
    return (int) size.bytes();
  }

  private Limits withRest(Limits before) {
    Limits limits = before;
    if (hostCallBytes != null) {
      limits = limits.withHostCallBytes(hostCallBytes.bytes());
    }
    if (randomBytes != null) {
      limits = limits.withRandomBytes(randomBytes.bytes());
    }
    if (handles != null) {
      limits = limits.withHandles(handles);
    }
    return tableElements == null ? limits : limits.withTableElements(tableElements);
  }
}
