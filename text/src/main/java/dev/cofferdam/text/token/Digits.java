package dev.cofferdam.text.token;

/// Runs of digits with single underscores between them.
final class Digits {
  private Digits() {}

  /// Returns the digits in `text[start, end)` without underscores, or "" if it is not such a run.
  static String strip(String text, int start, int end, int radix) {
    var digits = new StringBuilder(Math.max(0, end - start));
    boolean wasDigit = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean isDigit = isDigit(c, radix);
      if (isDigit) {
        digits.append(c);
      } else if (c != '_' || !wasDigit) {
        return "";
      }
      wasDigit = isDigit;
    }
    return wasDigit ? digits.toString() : "";
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }
}
