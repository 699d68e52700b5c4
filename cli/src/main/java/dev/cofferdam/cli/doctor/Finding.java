package dev.cofferdam.cli.doctor;

/// What came of one check.
///
/// @param name what was checked
/// @param isPassed whether it is as it must be
/// @param measured what was seen, with figures
public record Finding(String name, boolean isPassed, String measured) {
  /// Renders it as one line.
  public String toText() {
    return "%s  %-24s %s".formatted(isPassed ? "PASS" : "FAIL", name, measured);
  }
}
