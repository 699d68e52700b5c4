package dev.cofferdam.testing.suite;

/// What became of one assertion, or of a preparing command that failed.
///
/// @param line the line of the script's source
/// @param type the command's name in the script format
/// @param isAssertion false for a command that only prepares
/// @param outcome how it ended
public record AssertionResult(int line, String type, boolean isAssertion, Outcome outcome) {
  /// One line for people.
  @Override
  public String toString() {
    String place = "line " + line + ": " + type + ": ";
    return switch (outcome) {
      case Outcome.Passed _ -> place + "passed";
      case Outcome.Failed failed ->
          place + "expected " + failed.expected() + ", got " + failed.got();
      case Outcome.Skipped skipped -> place + "skipped, " + skipped.reason();
    };
  }
}
