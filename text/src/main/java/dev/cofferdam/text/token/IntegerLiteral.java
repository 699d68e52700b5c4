package dev.cofferdam.text.token;

/// Integers: decimal or hexadecimal, underscores between digits, an optional sign.
final class IntegerLiteral {
  private IntegerLiteral() {}

  /// Reads a whole token. Without `-` the value may be up to `2^bits - 1`, with it down to
  /// `-2^(bits-1)`.
  static Literal parse(String text, int bits) {
    boolean isNegative = text.charAt(0) == '-';
    int start = isNegative || text.charAt(0) == '+' ? 1 : 0;
    boolean isHex = text.startsWith("0x", start);
    String digits = Digits.strip(text, isHex ? start + 2 : start, text.length(), isHex ? 16 : 10);
    if (digits.isEmpty()) {
      return new Literal.NotALiteral();
    }
    return magnitude(digits, isHex ? 16 : 10) instanceof Literal.Value(long value)
        ? ranged(value, isNegative, bits)
        : new Literal.OutOfRange();
  }

  private static Literal ranged(long magnitude, boolean isNegative, int bits) {
    long unsignedMax = -1L >>> (64 - bits);
    long max = isNegative ? 1L << (bits - 1) : unsignedMax;
    if (Long.compareUnsigned(magnitude, max) > 0) {
      return new Literal.OutOfRange();
    }
    return new Literal.Value(isNegative ? -magnitude : magnitude);
  }

  private static Literal magnitude(String digits, int radix) {
    long limit = Long.divideUnsigned(-1L, radix);
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      long product = value * radix;
      if (Long.compareUnsigned(value, limit) > 0
          || Long.compareUnsigned(product + digit, product) < 0) {
        return new Literal.OutOfRange();
      }
      value = product + digit;
    }
    return new Literal.Value(value);
  }
}
