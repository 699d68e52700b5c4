package dev.cofferdam.wasi.io;

import java.io.IOException;
import java.io.OutputStream;

/// Where a guest's standard output or error goes.
///
/// One sink may serve many Stores at once; implementations are safe for use by many threads.
public interface OutputSink {
  /// Takes bytes of the guest; they are untrusted and may hold terminal escapes.
  ///
  /// @throws IOException when nothing more can be taken; the guest then sees a failed stream
  void write(byte[] bytes, int offset, int length) throws IOException;

  /// Passes on what was taken.
  ///
  /// @throws IOException when that fails
  void flush() throws IOException;

  /// Returns a sink that drops everything.
  static OutputSink discarding() {
    return to(OutputStream.nullOutputStream());
  }

  /// Returns a sink that passes everything on to a stream of the host's, without any limit.
  ///
  /// The stream is never closed by the guest.
  static OutputSink to(OutputStream stream) {
    return new PassThroughSink(stream);
  }
}
