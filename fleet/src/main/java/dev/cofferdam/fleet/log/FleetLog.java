package dev.cofferdam.fleet.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/// Writes the log. Each line is with the operating system when {@link #write} returns. Safe for use
/// by many threads.
public final class FleetLog implements AutoCloseable {
  private static final int RECENT_LINES = 8;

  private final PrintStream out;
  private final boolean closesOut;
  private final InstantSource clock;
  private final ArrayDeque<String> recent = new ArrayDeque<>();

  private FleetLog(OutputStream out, boolean closesOut, InstantSource clock) {
    this.out = new PrintStream(out, true, StandardCharsets.US_ASCII);
    this.closesOut = closesOut;
    this.clock = clock;
  }

  /// Writes to a stream, which stays open.
  public static FleetLog to(OutputStream out, InstantSource clock) {
    return new FleetLog(out, false, clock);
  }

  /// Writes to the end of a file.
  ///
  /// @throws IOException if it cannot be opened
  public static FleetLog to(Path file, InstantSource clock) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new FleetLog(out, true, clock);
  }

  /// Begins a line about now.
  public LogLine line(String event) {
    return LogLine.of(now(), event);
  }

  /// Returns the time.
  public Instant now() {
    return clock.instant();
  }

  /// Writes a line.
  public synchronized void write(LogLine line) {
    out.println(line.toJson());
    recent.addLast(line.toText());
    if (recent.size() > RECENT_LINES) {
      recent.removeFirst();
    }
  }

  /// Returns the last lines, for people.
  public synchronized List<String> recent() {
    return List.copyOf(recent);
  }

  /// Closes the file.
  @Override
  public synchronized void close() {
    if (closesOut) {
      out.close();
    }
  }
}
