package dev.cofferdam.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Finds the suites and guests, which are not part of the project.
///
/// `suites` is looked for in the system property `cofferdam.suites`, the environment variable
/// `COFFERDAM_SUITES`, and the folder `shared/suites` beside the project's root; `guests` likewise.
/// A test that needs a missing one says so in one line and is skipped; with `CI=true` it fails.
final class Inputs {
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private Inputs() {}

  static Path suites() {
    return require("suites");
  }

  static Path guests() {
    return require("guests");
  }

  /// The project's root, which holds `known-gaps.txt`.
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("known-gaps.txt"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no known-gaps.txt above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  private static Path require(String name) {
    Optional<Path> folder = find(name);
    if (folder.isEmpty()) {
      String message = "skipped: no " + name + " (set -Dcofferdam." + name + "=FOLDER)";
      Assertions.assertNotEquals("true", System.getenv("CI"), message);
      if (REPORTED.add(name)) {
        System.out.println(message);
      }
      Assumptions.abort(message);
    }
    return folder.orElseThrow();
  }

  private static Optional<Path> find(String name) {
    return Optional.ofNullable(System.getProperty("cofferdam." + name))
        .filter(value -> !value.isEmpty())
        .or(() -> Optional.ofNullable(System.getenv("COFFERDAM_" + name.toUpperCase(Locale.ROOT))))
        .map(Path::of)
        .or(() -> Optional.of(root().resolveSibling("shared").resolve(name)))
        .filter(Files::isDirectory);
  }
}
