package dev.cofferdam.fleet.log;

import dev.cofferdam.wasi.io.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Puts what a guest prints into the log, line by line.
///
/// A guest may fill so many bytes of the log a minute: a line takes what the log writes around it,
/// too, and a byte that is escaped takes six. The rest is dropped and counted. A line is cut where
/// it is longer than 4 KiB. What follows the last line end is written by {@link #finish}.
public final class OutputLines implements OutputSink {
  private static final int LINE_BYTES_MAX = 4 << 10;

  /// What a line takes besides its text: time, names and punctuation.
  static final int LINE_COST_BYTES = 128;

  private static final int ESCAPED_BYTES = 6;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final FleetLog log;
  private final String guest;
  private final String stream;
  private final long bytesPerMinute;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Instant periodEnd = Instant.MIN;
  private long left;
  private long droppedBytes;

  /// Creates a sink.
  ///
  /// @param stream `stdout` or `stderr`
  public OutputLines(FleetLog log, String guest, String stream, long bytesPerMinute) {
    this.log = log;
    this.guest = guest;
    this.stream = stream;
    this.bytesPerMinute = bytesPerMinute;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    beginPeriodIfDue();
    int end = offset + length;
    int at = offset;
    while (at < end && cost(bytes[at]) <= left) {
      left -= cost(bytes[at]);
      add(bytes[at++]);
    }
    if (at < end) {
      left = 0;
      droppedBytes += end - at;
    }
  }

  private int cost(byte each) {
    boolean isPlain = each >= ' ' && each <= '~' && each != '"' && each != '\\';
    int text = isPlain || each == '\n' ? 1 : ESCAPED_BYTES;
    return line.size() == 0 ? text + LINE_COST_BYTES : text;
  }

  /// Writes what is left: a line without its end, and how much was dropped. More may follow.
  public synchronized void finish() {
    if (line.size() > 0) {
      writeLine();
    }
    tellDropped();
  }

  private void beginPeriodIfDue() {
    Instant now = log.now();
    if (!now.isBefore(periodEnd)) {
      tellDropped();
      periodEnd = now.plus(PERIOD);
      left = bytesPerMinute;
    }
  }

  private void tellDropped() {
    if (droppedBytes > 0) {
      log.write(
          log.line("output-dropped")
              .with("guest", guest)
              .with("stream", stream)
              .with("droppedBytes", droppedBytes));
      droppedBytes = 0;
    }
  }

  private void add(byte each) {
    if (each != '\n') {
      line.write(each);
    }
    if (each == '\n' || line.size() == LINE_BYTES_MAX) {
      writeLine();
    }
  }

  private void writeLine() {
    log.write(
        log.line("output")
            .with("guest", guest)
            .with("stream", stream)
            .with("text", line.toString(StandardCharsets.UTF_8)));
    line.reset();
  }

  @Override
  public synchronized void flush() {
    // A line is written when it is whole: a guest may flush in the middle of one.
  }
}
