package dev.cofferdam.cli;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.config.Nearest;
import java.util.List;

/// Finds what was probably meant.
final class Suggestions {
  private static final int NAMES_LISTED = 12;

  private Suggestions() {}

  /// Returns the sentence for a name that is not there, with the nearest one that is.
  static String noSuch(String kind, String name, List<String> names) {
    var sentence = new StringBuilder("there is no %s '%s'".formatted(kind, GuestText.escape(name)));
    Nearest.of(name, names)
        .ifPresentOrElse(
            near -> sentence.append("; did you mean '").append(GuestText.escape(near)).append("'?"),
            () -> sentence.append(". ").append(listed(kind, names)));
    return sentence.toString();
  }

  /// Returns a sentence that lists the first of `names`.
  static String listed(String kind, List<String> names) {
    if (names.isEmpty()) {
      return "It exports no " + kind + ".";
    }
    String shown =
        GuestText.escape(String.join(", ", names.subList(0, Math.min(NAMES_LISTED, names.size()))));
    String rest = names.size() > NAMES_LISTED ? ", ..." : "";
    return "It exports " + shown + rest;
  }
}
