package dev.cofferdam.isolation;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.TrapKind;
import java.util.Optional;

/// What an operator can do about a crash, where a limit may have been too low.
final class Advice {
  private Advice() {}

  static Optional<String> of(TrapKind kind, long peakMemoryBytes, Limits limits) {
    return switch (kind) {
      case OUT_OF_FUEL ->
          Optional.of("allow more fuel: Limits.withFuel(" + 2 * limits.fuel() + ")");
      case DEADLINE ->
          Optional.of(
              "allow more time: Limits.withTimeout(Duration.ofMillis("
                  + 2 * limits.timeout().toMillis()
                  + "))");
      case MEMORY_LIMIT -> Optional.of(memory(limits));
      case UNREACHABLE -> Optional.of(memory(limits)).filter(_ -> isFull(peakMemoryBytes, limits));
      default -> Optional.empty();
    };
  }

  /// Allocators give up by `unreachable` when memory does not grow.
  private static boolean isFull(long peakMemoryBytes, Limits limits) {
    return peakMemoryBytes >= limits.memoryBytes() / 10 * 9;
  }

  private static String memory(Limits limits) {
    return "allow more memory: Limits.withMemoryBytes(" + 2 * limits.memoryBytes() + ")";
  }
}
