package dev.cofferdam.cli;

import dev.cofferdam.engine.GuestText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what was probably meant.
final class Suggestions {
  private static final int NAMES_LISTED = 12;

  private Suggestions() {}

  /// Returns the sentence for a name that is not there, with the nearest one that is.
  static String noSuch(String kind, String name, List<String> names) {
    var sentence = new StringBuilder("there is no %s '%s'".formatted(kind, GuestText.escape(name)));
    nearest(name, names)
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

  private static Optional<String> nearest(String name, List<String> names) {
    int tolerated = Math.max(1, name.length() / 3);
    return names.stream()
        .filter(other -> distance(name, other) <= tolerated)
        .min(Comparator.comparingInt(other -> distance(name, other)));
  }

  /// Returns how many letters must be added, removed or changed to make `a` into `b`.
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
