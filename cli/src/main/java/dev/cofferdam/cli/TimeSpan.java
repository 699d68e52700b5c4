package dev.cofferdam.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A length of time as the command line writes it: `2s`, `100ms`, `500us`, `1m`, or plain seconds.
final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)?");

  private TimeSpan() {}

  static Duration parse(String text) {
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

  private static double nanosPer(String unit) {
    return switch (unit) {
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 1e9;
    };
  }

  /// Lets picocli read a time.
  static final class Converter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
