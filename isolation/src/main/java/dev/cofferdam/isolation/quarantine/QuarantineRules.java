package dev.cofferdam.isolation.quarantine;

import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long quarantines last: pure functions.
public final class QuarantineRules {
  /// The first quarantine.
  public static final Duration FIRST = Duration.ofMinutes(15);

  /// The longest quarantine.
  public static final Duration LONGEST = Duration.ofHours(24);

  private QuarantineRules() {}

  /// Returns the length of the quarantine that follows a crash.
  ///
  /// @param earlier the quarantine that the crashed instance was to end, if any
  static Duration nextLength(@Nullable Quarantine earlier) {
    if (earlier == null) {
      return FIRST;
    }
    if (earlier.length().compareTo(LONGEST.dividedBy(2)) >= 0) {
      return LONGEST;
    }
    Duration doubled = earlier.length().multipliedBy(2);
    return doubled.compareTo(FIRST) < 0 ? FIRST : doubled;
  }

  /// Returns how long the guest stays down yet. Wherever the clock has leapt, that is never longer
  /// than the whole quarantine.
  static Duration remaining(Quarantine quarantine, Instant now) {
    Duration left = Duration.between(now, quarantine.halfOpenAt());
    Duration longest = quarantine.length().compareTo(LONGEST) > 0 ? LONGEST : quarantine.length();
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(longest) > 0 ? longest : left;
  }
}
