package dev.cofferdam.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Copies of the folders that a command's case grants, and what the guest changes in them.
final class GuestFiles {
  private final JsonObject testCase;
  private final Path root;
  private final Map<String, Path> granted = new LinkedHashMap<>();
  private final Map<String, String> before = new TreeMap<>();

  private GuestFiles(JsonObject testCase, Path root) {
    this.testCase = testCase;
    this.root = root;
  }

  /// Copies the folders of a case below `root`.
  static GuestFiles copy(GuestFile guest, JsonObject testCase, Path root) throws IOException {
    GuestFiles files = new GuestFiles(testCase, root);
    for (Map.Entry<String, JsonElement> dir : files.object("dirs").entrySet()) {
      String name = dir.getValue().getAsString();
      Path target = Files.createDirectories(root.resolve(name));
      copy(guest.folder().resolve(name), target);
      files.granted.put(dir.getKey(), target);
    }
    files.before.putAll(files.contents());
    return files;
  }

  /// The copies by the guest's path.
  Map<String, Path> granted() {
    return granted;
  }

  /// Files that are new or changed, by their path beside `expect.json`.
  Map<String, String> changes() throws IOException {
    Map<String, String> changes = contents();
    changes.entrySet().removeAll(before.entrySet());
    return changes;
  }

  Map<String, String> expectedChanges() {
    Map<String, String> expected = new TreeMap<>();
    object("filesAfter")
        .asMap()
        .forEach((name, content) -> expected.put(name, content.getAsString()));
    return expected;
  }

  private static void copy(Path source, Path target) throws IOException {
    if (!Files.isDirectory(source)) {
      return;
    }
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return contents;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        contents.put(name, Files.readString(file));
      }
    }
    return contents;
  }

  private JsonObject object(String key) {
    return testCase.has(key) ? testCase.getAsJsonObject(key) : new JsonObject();
  }
}
