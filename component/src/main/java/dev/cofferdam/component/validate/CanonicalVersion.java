package dev.cofferdam.component.validate;

/// Versions cut off behind the part that decides compatibility: `1`, `0.2` or `0.0.3`.
///
/// Specification: Explainer, canonical interface name.
final class CanonicalVersion {
  private CanonicalVersion() {}

  /// Returns whether `version` is cut off at the right place.
  static boolean matches(String version) {
    String rest = version;
    if (rest.startsWith("0.")) {
      rest = rest.substring(2);
      if (rest.startsWith("0.")) {
        rest = rest.substring(2);
        if (rest.equals("0")) {
          return true;
        }
      }
    }
    return isPositive(rest);
  }

  private static boolean isPositive(String number) {
    return !number.isEmpty()
        && number.charAt(0) != '0'
        && number.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
