package dev.cofferdam.benchmarks;

import java.util.Locale;

/// Numbers as people read them: three digits, and the unit that fits.
final class Figures {
  private static final String[] TIMES = {"ns", "us", "ms", "s"};
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB"};

  private Figures() {}

  /// Returns a time, such as `12.3 us`.
  static String time(double nanos) {
    return scaled(nanos, TIMES, 1_000);
  }

  static String time(long nanos) {
    return time((double) nanos);
  }

  static String bytes(long count) {
    return bytes((double) count);
  }

  /// Returns a size, such as `1.25 MiB`.
  static String bytes(double count) {
    return scaled(count, SIZES, 1_024);
  }

  /// Returns a ratio, such as `1.42x`.
  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2fx", value);
  }

  private static String scaled(double value, String[] units, int step) {
    double rest = value;
    int unit = 0;
    while (Math.abs(rest) >= step && unit < units.length - 1) {
      rest /= step;
      unit++;
    }
    double size = Math.abs(rest);
    int decimals = size >= 100 || unit == 0 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", rest, units[unit]);
  }
}
