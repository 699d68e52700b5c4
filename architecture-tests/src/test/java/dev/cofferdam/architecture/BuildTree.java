package dev.cofferdam.architecture;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout that these tests look at, and the folder that this build's classes are in.
final class BuildTree {
  /// The root of the checkout.
  static final Path ROOT = Path.of("..");

  // target, or target/quick where that profile built.
  private static final Path BUILD = buildFolder();

  private BuildTree() {}

  /// Returns the folder with the classes of `module`.
  static Path classes(String module) {
    return ROOT.resolve(module).resolve(BUILD).resolve("classes");
  }

  /// Returns all class files of all modules.
  static List<Path> classFiles() throws IOException {
    return files(".*/" + BUILD + "/classes/.*\\.class");
  }

  /// Returns all main source files of all modules.
  static List<Path> sources() throws IOException {
    return files(".*/src/main/java/.*\\.java");
  }

  /// Returns all test classes' source files of all modules.
  static List<Path> tests() throws IOException {
    return files(".*/src/test/java/.*Test\\.java");
  }

  private static List<Path> files(String pattern) throws IOException {
    try (var walk = Files.walk(ROOT)) {
      return walk.filter(path -> path.toString().matches(pattern)).sorted().toList();
    }
  }

  private static Path buildFolder() {
    try {
      var testClasses =
          Path.of(BuildTree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Path.of("").toAbsolutePath().relativize(testClasses.getParent());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
