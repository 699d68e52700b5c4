package dev.cofferdam.wasi.io;

/// The resource `input-stream` of `wasi:io/streams`.
///
/// A guest's operations come from one thread at a time.
public abstract class WasiInputStream implements AutoCloseable {
  /// Most bytes one read returns, whatever is asked for: a guest cannot make the host allocate
  /// more.
  public static final int READ_BYTES_MAX = 64 * 1024;

  /// For implementations.
  protected WasiInputStream() {}

  /// Returns up to `maxBytes` bytes that are there now; empty when there are none yet.
  ///
  /// @throws StreamException when the stream has ended or failed
  /// @throws InterruptedException if the engine interrupts the call, as it does past the deadline
  public abstract byte[] read(int maxBytes) throws InterruptedException;

  /// Returns the event that there is something to read, or that the stream has ended.
  public abstract Pollable subscribe();

  /// Drops the stream; what it opened is closed.
  @Override
  public void close() {
    // Most streams own nothing.
  }

  /// Returns a stream that has ended.
  public static WasiInputStream ended() {
    return new BytesInput(new byte[0]);
  }

  /// Returns a stream over bytes.
  public static WasiInputStream of(byte[] bytes) {
    return new BytesInput(bytes.clone());
  }
}
