package dev.cofferdam.wasi.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A sink that keeps the first bytes up to a limit; the rest is dropped and counted.
///
/// A guest that floods its output never notices and never fails because of it.
public final class KeptOutput implements OutputSink {
  /// Bytes kept unless stated otherwise: 1 MiB.
  public static final int DEFAULT_BYTES_MAX = 1 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int bytesMax;
  private long droppedBytes;

  private KeptOutput(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Returns a sink that keeps [#DEFAULT_BYTES_MAX] bytes.
  public static KeptOutput create() {
    return create(DEFAULT_BYTES_MAX);
  }

  /// Returns a sink that keeps the first `bytesMax` bytes.
  public static KeptOutput create(int bytesMax) {
    if (bytesMax < 0) {
      throw new IllegalArgumentException("bytesMax is negative: " + bytesMax);
    }
    return new KeptOutput(bytesMax);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int taken = Math.min(length, bytesMax - kept.size());
    kept.write(bytes, offset, taken);
    droppedBytes += length - taken;
  }

  @Override
  public void flush() {}

  /// Returns a copy of what was kept.
  public synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  /// Returns how many bytes were dropped because the limit was reached.
  public synchronized long droppedBytes() {
    return droppedBytes;
  }

  /// Returns what was kept as text, ill-formed UTF-8 replaced; it is the guest's text, not escaped.
  public synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
