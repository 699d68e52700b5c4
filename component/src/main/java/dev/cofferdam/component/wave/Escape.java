package dev.cofferdam.component.wave;

import dev.cofferdam.engine.GuestText;

/// The escape sequences of characters and strings.
final class Escape {
  private static final String NAMES = "\\'\"tnr";
  private static final String VALUES = "\\'\"\t\n\r";
  private static final int MAX_HEX_DIGITS = 6;

  private Escape() {}

  /// Returns the length of the escape sequence that starts with the backslash at `at`, or -1 where
  /// none is well formed.
  static int lengthAt(String text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    if (NAMES.indexOf(text.charAt(at + 1)) >= 0) {
      return 2;
    }
    int closing = text.startsWith("u{", at + 1) ? text.indexOf('}', at) : -1;
    int digits = closing - (at + 3);
    if (closing < 0 || digits < 1 || digits > MAX_HEX_DIGITS) {
      return -1;
    }
    for (int i = at + 3; i < closing; i++) {
      if (text.charAt(i) >= 0x80 || Character.digit(text.charAt(i), 16) < 0) {
        return -1;
      }
    }
    return closing + 1 - at;
  }

  /// Returns the code point that a well-formed escape sequence stands for, or -1 where it is not a
  /// Unicode scalar value.
  static int valueOf(String escape) {
    int named = NAMES.indexOf(escape.charAt(1));
    if (named >= 0) {
      return VALUES.charAt(named);
    }
    int value = Integer.parseInt(escape.substring(3, escape.length() - 1), 16);
    boolean isScalar = Character.isValidCodePoint(value) && (value < 0xD800 || value > 0xDFFF);
    return isScalar ? value : -1;
  }

  /// Appends a character as both characters and strings may hold it. What could move a cursor or
  /// reorder a line is escaped.
  static void append(StringBuilder out, int codePoint) {
    int named = VALUES.indexOf(codePoint);
    if (named >= 0) {
      out.append('\\').append(NAMES.charAt(named));
    } else {
      out.append(GuestText.escape(Character.toString(codePoint)));
    }
  }
}
