package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names of guests, groups and fleets: they stand in logs, file names and commands.
final class Names {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final String ENDING = "\\.[a-z]+$";

  private Names() {}

  /// @throws IllegalArgumentException with a sentence for people, if `name` cannot be one
  static String require(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name: write up to 63 letters, digits, '.', '_' and '-'".formatted(name));
    }
    return name;
  }

  /// Returns the name of a file without its ending, made fit for a name.
  static String ofFile(Path path) {
    String fit =
        String.valueOf(path.getFileName())
            .replaceFirst(ENDING, "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .toLowerCase(Locale.ROOT);
    return FORM.matcher(fit).matches() ? fit : "component";
  }
}
