package dev.cofferdam.wasi.random;

import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where a guest's random numbers come from.
///
/// With a seed every Store draws the same numbers in every run: for tests and replays only, since
/// what a guest believes to be unpredictable no longer is.
///
/// @param seed the seed; empty for the JVM's secure generator
public record RandomSource(OptionalLong seed) {
  private static final SecureRandom SECURE = new SecureRandom();

  /// Returns the secure source.
  public static RandomSource secure() {
    return new RandomSource(OptionalLong.empty());
  }

  /// Returns the source of a seed.
  public static RandomSource seeded(long seed) {
    return new RandomSource(OptionalLong.of(seed));
  }

  /// Opens the source for one Store.
  RandomGenerator open() {
    return seed.isPresent() ? new SplittableRandom(seed.getAsLong()) : SECURE;
  }
}
