package dev.cofferdam.fleet.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/// Reads the text of a TOML file.
final class TomlFile {
  private static final long BYTES_MAX = 1 << 20;

  private TomlFile() {}

  /// Returns the file's outermost table, or nothing where the text is not TOML; what is wrong goes
  /// to `problems`.
  static Optional<Section> read(Path file, Problems problems) {
    Optional<String> text = text(file, problems);
    return text.flatMap(each -> parse(each, file, problems));
  }

  private static Optional<Section> parse(String text, Path file, Problems problems) {
    TomlParseResult parsed;
    try {
      parsed = Toml.parse(text);
    } catch (StackOverflowError _) {
      problems.add(file, 1, 1, "lists or tables are nested too deeply");
      return Optional.empty();
    }
    parsed
        .errors()
        .forEach(error ->
            problems.add(
                file,
                error.position().line(),
                error.position().column(),
                String.valueOf(error.getMessage())));
    return parsed.hasErrors()
        ? Optional.empty()
        : Optional.of(Section.root(parsed, file, problems));
  }

  private static Optional<String> text(Path file, Problems problems) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        problems.add(file, 1, 1, "the file is larger than 1 MiB");
        return Optional.empty();
      }
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      problems.add(file, 1, 1, "there is no such file");
    } catch (CharacterCodingException _) {
      problems.add(file, 1, 1, "the file is not UTF-8");
    } catch (IOException e) {
      problems.add(file, 1, 1, "the file cannot be read: " + e);
    }
    return Optional.empty();
  }
}
