package dev.cofferdam.wasi.io;

/// The resource `output-stream` of `wasi:io/streams`, with the discipline of `check-write`.
///
/// A write of more than the last `check-write` permitted, less what was written since, is the
/// guest's crash. A guest's operations come from one thread at a time.
public abstract class WasiOutputStream implements AutoCloseable {
  private long permittedBytes;
  private boolean isFailed;

  /// For implementations.
  protected WasiOutputStream() {}

  /// Returns how many bytes can be taken now; 0 means to wait for [#subscribe].
  ///
  /// @throws StreamException when the stream is closed
  protected abstract long capacityBytes();

  /// Takes `length` bytes of `bytes`.
  ///
  /// @throws StreamException when the stream is closed or fails
  protected abstract void put(byte[] bytes, int offset, int length) throws InterruptedException;

  /// Passes everything on to where it goes.
  ///
  /// @throws StreamException when the stream is closed or fails
  protected abstract void push() throws InterruptedException;

  /// Returns the event that something can be written, or that the stream has failed.
  public abstract Pollable subscribe();

  /// Drops the stream; what it opened is closed.
  @Override
  public void close() {
    // Most streams own nothing.
  }

  /// Returns a stream into a sink.
  public static WasiOutputStream into(OutputSink sink) {
    return new SinkOutput(sink);
  }

  /// Returns how many bytes the guest may write next.
  public final long checkWrite() {
    requireOpen();
    permittedBytes = capacityBytes();
    return permittedBytes;
  }

  /// Writes bytes within the permit.
  public final void write(byte[] bytes) throws InterruptedException {
    takePermit(bytes.length);
    putAll(bytes, bytes.length);
  }

  /// Writes zeroes within the permit.
  public final void writeZeroes(long count) throws InterruptedException {
    takePermit(count);
    byte[] zeroes = new byte[(int) Math.min(count, WasiInputStream.READ_BYTES_MAX)];
    for (long left = count; left > 0; left -= zeroes.length) {
      putAll(zeroes, (int) Math.min(left, zeroes.length));
    }
  }

  /// Flushes; every sink here does it at once.
  public final void flush() throws InterruptedException {
    requireOpen();
    try {
      push();
    } catch (StreamException e) {
      throw failed(e);
    }
  }

  private void takePermit(long count) {
    requireOpen();
    if (Long.compareUnsigned(count, permittedBytes) > 0) {
      throw GuestMisuse.trap(
          "write of %s bytes where check-write permitted %s"
              .formatted(Long.toUnsignedString(count), permittedBytes));
    }
    permittedBytes -= count;
  }

  private void putAll(byte[] bytes, int length) throws InterruptedException {
    try {
      put(bytes, 0, length);
    } catch (StreamException e) {
      throw failed(e);
    }
  }

  private StreamException failed(StreamException cause) {
    isFailed = true;
    return cause;
  }

  private void requireOpen() {
    if (isFailed) {
      throw StreamException.closed();
    }
  }
}
