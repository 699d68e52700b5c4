package dev.cofferdam.fleet.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes as people write it: `65536`, `512KiB`, `64MiB`, `1GiB`.
///
/// @param bytes how many bytes
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18})(KiB|MiB|GiB|B)?");

  /// Reads a size.
  ///
  /// @throws IllegalArgumentException with a sentence for people, if it is not one
  public static ByteSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a size: write plain bytes or a number with KiB, MiB or GiB".formatted(text));
    }
    long unit = unit(matcher.group(2) == null ? "B" : matcher.group(2));
    try {
      return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    } catch (ArithmeticException _) {
      throw new IllegalArgumentException("'%s' is more bytes than there are".formatted(text));
    }
  }

  private static long unit(String suffix) {
    return switch (suffix) {
      case "KiB" -> 1L << 10;
      case "MiB" -> 1L << 20;
      case "GiB" -> 1L << 30;
      default -> 1;
    };
  }

  /// Renders `bytes` in the largest unit that divides it, or to one decimal.
  public static String format(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " B";
    }
    if (bytes < 1 << 20) {
      return scaled(bytes, 1 << 10, "KiB");
    }
    return bytes < 1 << 30 ? scaled(bytes, 1 << 20, "MiB") : scaled(bytes, 1 << 30, "GiB");
  }

  private static String scaled(long bytes, long unit, String suffix) {
    return bytes % unit == 0
        ? bytes / unit + " " + suffix
        : String.format(Locale.ROOT, "%.1f %s", (double) bytes / unit, suffix);
  }
}
