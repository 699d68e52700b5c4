package dev.cofferdam.wasm.symbols;

/// A cursor over a mangled name, with the budget that reading it may spend.
final class SymbolReader {
  /// More than any name needs that is not made to be slow.
  static final int STEPS_MAX = 100_000;

  static final int DEPTH_MAX = 128;

  private static final int DECIMAL_DIGITS_MAX = 9;

  private final String name;
  private int at;
  private int stepsLeft = STEPS_MAX;
  private int depth;

  SymbolReader(String name, int start) {
    this.name = name;
    this.at = start;
  }

  int position() {
    return at;
  }

  void seek(int position) {
    at = position;
  }

  boolean isAtEnd() {
    return at >= name.length();
  }

  /// Returns the next character without reading it, or 0 at the end.
  char peek() {
    return peek(0);
  }

  /// Returns the character that is `ahead` of the next, or 0 behind the end.
  char peek(int ahead) {
    return at + ahead < name.length() ? name.charAt(at + ahead) : 0;
  }

  char next() {
    step();
    if (isAtEnd()) {
      throw new SymbolException("unexpected end");
    }
    return name.charAt(at++);
  }

  /// Skips `c` if it comes next.
  boolean eat(char c) {
    if (peek() != c || isAtEnd()) {
      return false;
    }
    step();
    at++;
    return true;
  }

  /// Skips `text` if it comes next.
  boolean eat(String text) {
    if (!name.startsWith(text, at)) {
      return false;
    }
    step();
    at += text.length();
    return true;
  }

  void require(char c) {
    if (!eat(c)) {
      throw new SymbolException("expected " + c);
    }
  }

  boolean isDigitNext() {
    return isDigit(peek());
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Reads a decimal number of one to nine digits.
  int decimal() {
    int start = at;
    while (isDigitNext() && at - start < DECIMAL_DIGITS_MAX) {
      at++;
    }
    if (at == start || isDigitNext()) {
      throw new SymbolException("expected a number");
    }
    step();
    return Integer.parseInt(name, start, at, 10);
  }

  /// Reads `length` characters.
  String text(int length) {
    if (length < 0 || length > name.length() - at) {
      throw new SymbolException("unexpected end");
    }
    step();
    at += length;
    return name.substring(at - length, at);
  }

  /// Returns what is left.
  String rest() {
    return name.substring(at);
  }

  /// Begins something that may contain its like; {@link #leave} ends it.
  void enter() {
    step();
    if (++depth > DEPTH_MAX) {
      throw new SymbolException("too deep");
    }
  }

  void leave() {
    depth--;
  }

  void step() {
    if (--stepsLeft < 0) {
      throw new SymbolException("too long");
    }
  }
}
