package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// A process that has a database open, writes crashes into it without end, and prints how many are
/// committed. It ends by being killed.
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static OtherProcess start(Path file) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                OtherProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new OtherProcess(process);
  }

  private static String classPath() {
    URI self = URI.create(OtherProcess.class.getResource("OtherProcess.class").toString());
    Path testClasses = Path.of(self).resolve("../../../..").normalize();
    return String.join(
        File.pathSeparator,
        testClasses.toString(),
        System.getProperty("java.class.path", ""),
        System.getProperty("jdk.module.path", ""));
  }

  /// Returns how many crashes are committed, once it is at least `count`.
  long awaitCommitted(long count) throws IOException {
    long committed = 0;
    while (committed < count) {
      committed = Long.parseLong(output.readLine());
    }
    return committed;
  }

  /// Kills it as `kill -9` does, and returns the last count that it printed. The process itself
  /// would close what can be read of it.
  long kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
    return output.lines().mapToLong(OtherProcess::number).max().orElse(0);
  }

  // The last line may be cut off.
  private static long number(String line) {
    return line.matches("\\d{8}") ? Long.parseLong(line) : 0;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  static void main(String[] arguments) {
    long[] count = {0};
    var spec =
        HistorySpec.ofFile(Path.of(arguments[0]))
            .withTime(() -> NOON)
            .withCommitted(_ -> System.out.println("%08d".formatted(++count[0])));
    try (var database = CrashDatabase.open(spec)) {
      for (int i = 1; ; i++) {
        database.quarantines().put(Crashes.quarantine("c" + i, Duration.ofSeconds(i)));
        database.listener().on(Crashes.crash("a", i % 10, NOON));
      }
    }
  }
}
