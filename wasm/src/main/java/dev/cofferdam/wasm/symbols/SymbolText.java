package dev.cofferdam.wasm.symbols;

/// The readable name as it is written, of bounded length.
final class SymbolText {
  static final int LENGTH_MAX = 16_384;

  private final StringBuilder text = new StringBuilder();
  private int silence;

  SymbolText append(String part) {
    if (silence == 0) {
      text.append(part);
      requireLength();
    }
    return this;
  }

  SymbolText append(char c) {
    if (silence == 0) {
      text.append(c);
      requireLength();
    }
    return this;
  }

  private void requireLength() {
    if (text.length() > LENGTH_MAX) {
      throw new SymbolException("too long");
    }
  }

  /// Returns whether what is appended is lost.
  boolean isSilent() {
    return silence > 0;
  }

  /// Loses what is appended while `action` runs.
  void silently(Runnable action) {
    silence++;
    action.run();
    silence--;
  }

  /// Returns the last character, or 0.
  char last() {
    return text.isEmpty() ? 0 : text.charAt(text.length() - 1);
  }

  int length() {
    return text.length();
  }

  /// Drops what was written after the first `length` characters.
  void cut(int length) {
    text.setLength(length);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
