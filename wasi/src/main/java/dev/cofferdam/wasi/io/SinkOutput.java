package dev.cofferdam.wasi.io;

import java.io.IOException;

/// An output stream into a sink; always ready, because sinks take bytes while the guest waits.
final class SinkOutput extends WasiOutputStream {
  private static final long CAPACITY_BYTES = 1 << 20;

  private final OutputSink sink;

  SinkOutput(OutputSink sink) {
    this.sink = sink;
  }

  @Override
  protected long capacityBytes() {
    return CAPACITY_BYTES;
  }

  @Override
  protected void put(byte[] bytes, int offset, int length) {
    try {
      sink.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  protected void push() {
    try {
      sink.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static StreamException failed(IOException cause) {
    return StreamException.failed(IoError.of("the host's output failed", cause));
  }

  @Override
  public Pollable subscribe() {
    return Pollable.always();
  }
}
