package dev.cofferdam.text.token;

import java.util.Optional;

/// Floating-point numbers: decimal, hexadecimal, `inf`, `nan` and `nan:0xPAYLOAD`, rounded to the
/// nearest number of the format itself, ties to even.
final class FloatLiteral {
  private static final int EXPONENT_MAX = 1 << 24;

  private FloatLiteral() {}

  /// Reads a whole token.
  static Literal parse(String text, FloatFormat format) {
    boolean isNegative = text.charAt(0) == '-';
    String unsigned = isNegative || text.charAt(0) == '+' ? text.substring(1) : text;
    Literal magnitude = magnitude(unsigned, format);
    return isNegative && magnitude instanceof Literal.Value(long bits)
        ? new Literal.Value(bits | format.sign())
        : magnitude;
  }

  private static Literal magnitude(String text, FloatFormat format) {
    if (text.equals("inf")) {
      return new Literal.Value(format.infinity());
    }
    if (text.equals("nan")) {
      return new Literal.Value(format.infinity() | 1L << (format.fractionBits - 1));
    }
    if (text.startsWith("nan:0x")) {
      return nan(text.substring(4), format);
    }
    boolean isHex = text.startsWith("0x");
    return Parts.split(isHex ? text.substring(2) : text, isHex)
        .map(parts -> isHex ? hexadecimal(parts, format) : decimal(parts, format))
        .orElse(new Literal.NotALiteral());
  }

  private static Literal nan(String payload, FloatFormat format) {
    Literal literal = IntegerLiteral.parse(payload, 64);
    if (!(literal instanceof Literal.Value(long bits))) {
      return literal;
    }
    return bits == 0 || bits >>> format.fractionBits != 0
        ? new Literal.OutOfRange()
        : new Literal.Value(format.infinity() | bits);
  }

  private static Literal decimal(Parts parts, FloatFormat format) {
    String text = parts.whole() + "." + parts.fraction() + "e" + parts.exponent();
    long bits =
        switch (format) {
          case F32 -> Float.floatToRawIntBits(Float.parseFloat(text));
          case F64 -> Double.doubleToRawLongBits(Double.parseDouble(text));
        };
    return finite(bits, format);
  }

  private static Literal finite(long bits, FloatFormat format) {
    return bits == format.infinity() ? new Literal.OutOfRange() : new Literal.Value(bits);
  }

  /// Gathers the first 60 bits of the digits and whether anything but zeros follows them.
  private static Literal hexadecimal(Parts parts, FloatFormat format) {
    String digits = parts.whole() + parts.fraction();
    long significand = 0;
    boolean isInexact = false;
    long exponent = parts.exponent() - 4L * parts.fraction().length();
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (significand >>> 56 == 0) {
        significand = significand << 4 | digit;
      } else {
        isInexact |= digit != 0;
        exponent += 4;
      }
    }
    return finite(round(significand, isInexact, exponent, format), format);
  }

  /// Returns the bits of `significand * 2^exponent`, rounded once.
  private static long round(
      long significand, boolean isInexact, long exponent, FloatFormat format) {
    if (significand == 0) {
      return 0;
    }
    int width = 64 - Long.numberOfLeadingZeros(significand);
    long leastExponent = 1L - format.exponentBias() - format.fractionBits;
    long unit = Math.max(exponent + width - format.fractionBits - 1, leastExponent);
    long shift = unit - exponent;
    if (shift > 62) {
      return 0;
    }
    long rounded =
        shift <= 0 ? significand << -shift : nearest(significand, (int) shift, isInexact);
    long biased = unit - leastExponent;
    if (biased >= (1L << format.exponentBits) - 2) {
      return format.infinity();
    }
    // The implicit bit, and a carry out of rounding, add one to the exponent by themselves.
    return (biased << format.fractionBits) + rounded;
  }

  private static long nearest(long significand, int shift, boolean isInexact) {
    long kept = significand >>> shift;
    long half = 1L << (shift - 1);
    long rest = significand & (half | (half - 1));
    boolean isUp = rest > half || (rest == half && (isInexact || (kept & 1) != 0));
    return isUp ? kept + 1 : kept;
  }

  /// The digits of a number and its exponent, without underscores.
  private record Parts(String whole, String fraction, int exponent) {
    static Optional<Parts> split(String text, boolean isHex) {
      int radix = isHex ? 16 : 10;
      int mark = exponentMark(text, isHex);
      int point = text.indexOf('.');
      int wholeEnd = point >= 0 && point < mark ? point : mark;
      String whole = Digits.strip(text, 0, wholeEnd, radix);
      boolean hasFraction = wholeEnd + 1 < mark;
      String fraction = hasFraction ? Digits.strip(text, wholeEnd + 1, mark, radix) : "";
      boolean hasExponent = mark < text.length();
      Literal exponent = hasExponent ? exponent(text.substring(mark + 1)) : new Literal.Value(0);
      return !whole.isEmpty()
              && (!hasFraction || !fraction.isEmpty())
              && exponent instanceof Literal.Value(long value)
          ? Optional.of(new Parts(whole, fraction, (int) value))
          : Optional.empty();
    }

    private static int exponentMark(String text, boolean isHex) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (isHex ? c == 'p' || c == 'P' : c == 'e' || c == 'E') {
          return i;
        }
      }
      return text.length();
    }

    /// Reads a decimal exponent and caps it where every number is zero or infinite anyway.
    private static Literal exponent(String text) {
      boolean isNegative = text.startsWith("-");
      int start = isNegative || text.startsWith("+") ? 1 : 0;
      String digits = Digits.strip(text, start, text.length(), 10);
      if (digits.isEmpty()) {
        return new Literal.NotALiteral();
      }
      long value = 0;
      for (int i = 0; i < digits.length() && value < EXPONENT_MAX; i++) {
        value = value * 10 + Character.digit(digits.charAt(i), 10);
      }
      value = Math.min(value, EXPONENT_MAX);
      return new Literal.Value(isNegative ? -value : value);
    }
  }
}
