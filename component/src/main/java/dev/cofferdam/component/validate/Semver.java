package dev.cofferdam.component.validate;

import org.jspecify.annotations.Nullable;

/// Checks versions of Semantic Versioning 2.0.
final class Semver {
  private final String text;
  private int position;

  private Semver(String text) {
    this.text = text;
  }

  /// Returns what is wrong with `text` as a version, or null if it is one.
  static @Nullable String problem(String text) {
    return text.isEmpty() ? "empty string, expected a semver version" : new Semver(text).version();
  }

  private @Nullable String version() {
    String problem = number("major version number", '.');
    if (problem == null) {
      problem = number("minor version number", '.');
    }
    if (problem == null) {
      problem = number("patch version number", '\0');
    }
    if (problem == null && take('-')) {
      problem = identifiers("pre-release identifier", true);
    }
    if (problem == null && take('+')) {
      problem = identifiers("build metadata", false);
    }
    if (problem == null && position < text.length()) {
      problem = "unexpected character '%s' after patch version number".formatted(character());
    }
    return problem;
  }

  private @Nullable String number(String what, char separator) {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      return unexpected("while parsing " + what);
    }
    if (text.charAt(start) == '0' && position - start > 1) {
      return "invalid leading zero in " + what;
    }
    if (isBeyondUnsignedLong(text.substring(start, position))) {
      return "value of %s exceeds u64::MAX".formatted(what);
    }
    if (separator == '\0' || take(separator)) {
      return null;
    }
    return position == text.length()
        ? "unexpected end of input while parsing " + next(what)
        : "unexpected character '%s' after %s".formatted(character(), what);
  }

  private static String next(String what) {
    return what.startsWith("major") ? "minor version number" : "patch version number";
  }

  private static boolean isBeyondUnsignedLong(String digits) {
    String max = "18446744073709551615";
    return digits.length() > max.length()
        || (digits.length() == max.length() && digits.compareTo(max) > 0);
  }

  private @Nullable String identifiers(String what, boolean refusesLeadingZero) {
    do {
      int start = position;
      boolean isNumeric = true;
      while (position < text.length() && isIdentifier(text.charAt(position))) {
        isNumeric &= isDigit(text.charAt(position++));
      }
      if (start == position) {
        return "empty identifier segment in " + what;
      }
      if (refusesLeadingZero && isNumeric && text.charAt(start) == '0' && position - start > 1) {
        return "invalid leading zero in " + what;
      }
    } while (take('.'));
    return null;
  }

  private String unexpected(String where) {
    return position == text.length()
        ? "unexpected end of input " + where
        : "unexpected character '%s' %s".formatted(character(), where);
  }

  private String character() {
    return Character.toString(text.codePointAt(position));
  }

  private boolean take(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifier(char c) {
    return Kebab.isLabelCharacter(c);
  }
}
