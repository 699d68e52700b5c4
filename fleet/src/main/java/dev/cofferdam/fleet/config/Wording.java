package dev.cofferdam.fleet.config;

import dev.cofferdam.engine.GuestText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// Parts of the sentences that say what is wrong in a file.
final class Wording {
  private Wording() {}

  /// Returns what a value of TOML is, for people.
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String _ -> "a text";
      case Long _ -> "an integer";
      case Double _ -> "a number with a fraction";
      case Boolean _ -> "a truth value";
      case TomlArray _ -> "a list";
      case TomlTable _ -> "a table";
      default -> "a date or time";
    };
  }

  /// Returns the end of a sentence about a word that is none of `words`: the nearest, or all.
  static String meant(String word, Collection<String> words) {
    return Nearest.of(word, words)
        .map("; did you mean '%s'?"::formatted)
        .orElseGet(() -> words.isEmpty() ? "" : "; there is " + listed(words));
  }

  private static String listed(Collection<String> words) {
    List<String> sorted = words.stream().sorted(Comparator.naturalOrder()).toList();
    return GuestText.escape(String.join(", ", sorted));
  }
}
