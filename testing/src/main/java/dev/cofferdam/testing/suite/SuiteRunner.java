package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Runs the WebAssembly project's test scripts, in their converted form, against the engine.
///
/// A script is skipped as a whole where a module that it must load needs a feature that the engine
/// does not run; see [Scope]. Thread rule: one thread at a time.
///
/// ```java
/// SuiteReport report = SuiteRunner.create(SuiteOptions.defaults()).run(Path.of("suites/core"));
/// System.out.print(report.toText());
/// ```
public final class SuiteRunner {
  private final SuiteOptions options;
  private final Engine engine;

  private SuiteRunner(SuiteOptions options, Engine engine) {
    this.options = options;
    this.engine = engine;
  }

  /// Creates a runner with an engine of its own.
  public static SuiteRunner create(SuiteOptions options) {
    return new SuiteRunner(options, Engine.create());
  }

  /// Runs one script, or all scripts below a folder.
  ///
  /// @throws UncheckedIOException where a file cannot be read
  public SuiteReport run(Path fileOrFolder) {
    return run(fileOrFolder, _ -> {});
  }

  /// Does the same and hands on each script's report when it is there.
  ///
  /// @throws UncheckedIOException where a file cannot be read
  public SuiteReport run(Path fileOrFolder, Consumer<ScriptReport> progress) {
    Path root = Files.isDirectory(fileOrFolder) ? fileOrFolder : folderOf(fileOrFolder);
    return new SuiteReport(
        scripts(fileOrFolder).stream().map(file -> runScript(root, file)).peek(progress).toList());
  }

  private ScriptReport runScript(Path root, Path file) {
    try {
      return ScriptRunner.run(engine, options, name(root, file), ScriptReader.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static String name(Path root, Path file) {
    String path = root.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
    return path.replace('\\', '/').replaceFirst("\\.json$", "");
  }

  private static List<Path> scripts(Path fileOrFolder) {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + fileOrFolder, e);
    }
  }
}
