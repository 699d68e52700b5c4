package dev.cofferdam.wasm.symbols;

/// Text of any characters written in ASCII letters and digits; Rust puts `_` where others put `-`.
///
/// Specification: RFC 3492.
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;
  private static final int LENGTH_MAX = 1_024;

  private final StringBuilder text = new StringBuilder();
  private final String digits;
  private int at;

  private Punycode(String ascii, String digits) {
    this.text.append(ascii);
    this.digits = digits;
  }

  /// Returns what `name` stands for.
  static String decode(String name) {
    int separator = name.lastIndexOf('_');
    String ascii = separator < 0 ? "" : name.substring(0, separator);
    String digits = name.substring(separator + 1);
    if (digits.isEmpty() || name.length() > LENGTH_MAX) {
      throw new SymbolException("no punycode");
    }
    return new Punycode(ascii, digits).decoded();
  }

  private String decoded() {
    long codePoint = FIRST_CODE_POINT;
    long index = 0;
    int bias = BIAS;
    boolean isFirst = true;
    int count = text.length();
    while (at < digits.length()) {
      long delta = number(bias);
      count++;
      index += delta;
      codePoint += index / count;
      index %= count;
      if (codePoint > Character.MAX_CODE_POINT) {
        throw new SymbolException("no character");
      }
      int place = text.offsetByCodePoints(0, (int) index);
      text.insert(place, Character.toString((int) codePoint));
      index++;
      bias = adapted(delta, count, isFirst);
      isFirst = false;
    }
    return text.toString();
  }

  private long number(int bias) {
    long value = 0;
    long weight = 1;
    for (int k = BASE; ; k += BASE) {
      int digit = digit();
      value += digit * weight;
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (digit < threshold) {
        return value;
      }
      weight *= BASE - threshold;
      if (value > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
        throw new SymbolException("number too large");
      }
    }
  }

  private int digit() {
    char c = at < digits.length() ? digits.charAt(at++) : 0;
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (SymbolReader.isDigit(c)) {
      return c - '0' + 26;
    }
    throw new SymbolException("no digit");
  }

  private static int adapted(long delta, int count, boolean isFirst) {
    long rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (int) ((BASE - T_MIN + 1) * rest / (rest + SKEW));
  }
}
