package dev.cofferdam.fleet.log;

import dev.cofferdam.wasi.io.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Puts what a guest prints into the log, line by line.
///
/// A guest may print so many bytes a minute; the rest is dropped and counted. A line is cut where
/// it is longer than 4 KiB. What follows the last line end is written by {@link #finish}.
public final class OutputLines implements OutputSink {
  private static final int LINE_BYTES_MAX = 4 << 10;
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
    int taken = (int) Math.min(length, left);
    left -= taken;
    droppedBytes += length - taken;
    for (int i = offset; i < offset + taken; i++) {
      add(bytes[i]);
    }
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
