package dev.cofferdam.wasi.io;

import java.io.IOException;
import java.io.OutputStream;

/// A sink that passes everything on. The lock keeps one write of one guest together.
final class PassThroughSink implements OutputSink {
  private final OutputStream stream;

  PassThroughSink(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    stream.write(bytes, offset, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    stream.flush();
  }
}
