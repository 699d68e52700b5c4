package dev.cofferdam.component.validate;

/// Labels in kebab case: words in lower case or acronyms in upper case, joined by `-`.
///
/// Specification: Explainer, `label`.
final class Kebab {
  private Kebab() {}

  /// Returns whether `text` is a label.
  static boolean isLabel(String text) {
    int start = 0;
    while (true) {
      int dash = text.indexOf('-', start);
      int end = dash < 0 ? text.length() : dash;
      if (!isFragment(text, start, end)) {
        return false;
      }
      if (dash < 0) {
        return true;
      }
      start = dash + 1;
    }
  }

  private static boolean isFragment(String text, int start, int end) {
    if (start == end || (start == 0 && isDigit(text.charAt(0)))) {
      return false;
    }
    boolean hasLower = false;
    boolean hasUpper = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        hasLower = true;
      } else if (c >= 'A' && c <= 'Z') {
        hasUpper = true;
      } else if (!isDigit(c)) {
        return false;
      }
    }
    return !(hasLower && hasUpper);
  }

  /// Returns whether `c` may stand in a label.
  static boolean isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
