package dev.cofferdam.fleet.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Writes the log. Each line is with the operating system when {@link #write} returns. Lines that
/// cannot be written are lost, which the log says as soon as it can be written again. Safe for use
/// by many threads.
public final class FleetLog implements AutoCloseable {
  private static final int RECENT_LINES = 8;

  private final Optional<Path> file;
  private final InstantSource clock;
  private final ArrayDeque<String> recent = new ArrayDeque<>();
  private OutputStream out;
  private long lostLines;
  private String whyLost = "";

  private FleetLog(OutputStream out, Optional<Path> file, InstantSource clock) {
    this.out = out;
    this.file = file;
    this.clock = clock;
  }

  /// Writes to a stream, which stays open.
  public static FleetLog to(OutputStream out, InstantSource clock) {
    return new FleetLog(out, Optional.empty(), clock);
  }

  /// Writes to the end of a file.
  ///
  /// @throws IOException if it cannot be opened
  public static FleetLog to(Path file, InstantSource clock) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return new FleetLog(opened(file), Optional.of(file), clock);
  }

  private static OutputStream opened(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Opens the file anew, so that the log goes on where it should after the file was moved away. A
  /// log to a stream stays as it is.
  ///
  /// @throws IOException if it cannot be opened; the log goes on in the file that was open
  public synchronized void reopen() throws IOException {
    if (file.isPresent()) {
      OutputStream before = out;
      out = opened(file.get());
      before.close();
    }
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
  public void write(LogLine line) {
    byte[] bytes = bytes(line);
    String text = line.toText();
    synchronized (this) {
      recall(text);
      try {
        tellLost();
        put(bytes);
      } catch (IOException e) {
        lose(e);
      }
    }
  }

  private static byte[] bytes(LogLine line) {
    return (line.toJson() + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  private void recall(String text) {
    recent.addLast(text);
    if (recent.size() > RECENT_LINES) {
      recent.removeFirst();
    }
  }

  private void tellLost() throws IOException {
    if (lostLines > 0) {
      put(bytes(line("log-lines-lost").with("lines", lostLines).with("why", whyLost)));
      lostLines = 0;
    }
  }

  private void lose(IOException e) {
    if (lostLines++ == 0) {
      whyLost = e.toString();
      recall(line("log-failed").with("why", whyLost).toText());
    }
  }

  /// Returns the last lines, for people.
  public synchronized List<String> recent() {
    return List.copyOf(recent);
  }

  /// Closes the file.
  ///
  /// @throws IOException if that fails
  @Override
  public synchronized void close() throws IOException {
    if (file.isPresent()) {
      out.close();
    }
  }
}
