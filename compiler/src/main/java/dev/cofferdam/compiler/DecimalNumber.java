package dev.cofferdam.compiler;

/// Numbers in the names of classes and methods: decimal, without leading zeros. They are read for
/// every frame of every stack trace.
final class DecimalNumber {
  private static final int DIGITS_MAX = 9;

  private DecimalNumber() {}

  /// Returns the number that stands in `text` from `from` to `to`, or -1 where none does.
  static int parse(String text, int from, int to) {
    int digits = to - from;
    boolean isNumber =
        digits > 0 && digits <= DIGITS_MAX && (digits == 1 || text.charAt(from) != '0');
    int number = 0;
    for (int i = from; i < to && isNumber; i++) {
      int digit = text.charAt(i) - '0';
      isNumber = digit >= 0 && digit <= 9;
      number = number * 10 + digit;
    }
    return isNumber ? number : -1;
  }
}
