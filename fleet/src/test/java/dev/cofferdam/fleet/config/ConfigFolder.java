package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of a test's, with the smallest component that there is in `empty.wasm`.
///
/// @param path the folder
record ConfigFolder(Path path) {
  private static final byte[] EMPTY_COMPONENT = {0, 'a', 's', 'm', 13, 0, 1, 0};

  static ConfigFolder in(Path path) {
    var folder = new ConfigFolder(path);
    folder.write("empty.wasm", EMPTY_COMPONENT);
    return folder;
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) {
    try {
      Files.createDirectories(path.resolve(name).getParent());
      return Files.write(path.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FleetConfig read(String fleet) {
    return FleetReader.read(write("fleet.toml", fleet));
  }

  /// Returns what is wrong with a fleet file, with names of files instead of paths.
  String problems(String fleet) {
    var wrong = assertThrows(ConfigException.class, () -> read(fleet));
    return String.valueOf(wrong.getMessage()).replace(path + "/", "");
  }

  /// Returns what is wrong with a component's file, with names of files instead of paths.
  String componentProblems(String component) {
    write("Component.toml", component);
    return problems("guest = [{ component = \"Component.toml\" }]");
  }
}
