package dev.cofferdam.fleet.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `2s`, `100ms`, `500us`, `1m`, or plain seconds.
public final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)?");

  private TimeSpan() {}

  /// Reads a length of time that is not zero.
  ///
  /// @throws IllegalArgumentException with a sentence for people, if it is not one
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a time: write a number with us, ms, s, m or h, such as 100ms"
              .formatted(text));
    }
    double amount = Double.parseDouble(matcher.group(1));
    long nanos = Math.round(amount * nanosPer(matcher.group(2) == null ? "s" : matcher.group(2)));
    if (nanos <= 0) {
      throw new IllegalArgumentException("'%s' is no time at all".formatted(text));
    }
    return Duration.ofNanos(nanos);
  }

  /// Renders a length of time in the largest unit that divides it.
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % 1_000_000_000L == 0) {
      long seconds = duration.toSeconds();
      return seconds % 3600 == 0 && seconds > 0
          ? seconds / 3600 + "h"
          : seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
    return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : nanos / 1_000 + "us";
  }

  private static double nanosPer(String unit) {
    return switch (unit) {
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 1e9;
    };
  }
}
