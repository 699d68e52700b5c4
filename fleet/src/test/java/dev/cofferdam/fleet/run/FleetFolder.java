package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.FleetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with a fleet's files: the example component and commands.
///
/// @param path the folder
record FleetFolder(Path path) {
  private static final Path CRASHERS = Path.of("../examples/crashers/crashers.wasm");

  static FleetFolder in(Path path) {
    try {
      Files.copy(CRASHERS, path.resolve("crashers.wasm"));
      Files.write(path.resolve("good.wasm"), Commands.GOOD);
      Files.write(path.resolve("bad.wasm"), Commands.BAD);
      Files.write(path.resolve("crashing.wasm"), Commands.CRASHING);
      Files.writeString(
          path.resolve("crashers.toml"),
          """
          [component]
          file = "crashers.wasm"
          [limits]
          memory = "8MiB"
          fuel = 10_000_000
          [grants]
          trap-unknown-imports = true
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FleetFolder(path);
  }

  Path file() {
    return path.resolve("fleet.toml");
  }

  /// Writes the fleet's file and reads it.
  FleetConfig read(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FleetReader.read(file());
  }

  /// Returns the text of a guest of the example component.
  static String crashers(String name) {
    return "[[guest]]\nname = \"%s\"\ncomponent = \"crashers.toml\"\n".formatted(name);
  }
}
