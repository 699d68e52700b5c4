package dev.cofferdam.wasi.io;

import java.io.InputStream;

/// Where a guest's standard input comes from.
public sealed interface InputSource permits BytesSource, StreamSource {
  /// Opens the guest's end.
  WasiInputStream open();

  /// Returns input that has ended before it began.
  static InputSource empty() {
    return of(new byte[0]);
  }

  /// Returns input of these bytes; every Store reads them from the beginning.
  static InputSource of(byte[] bytes) {
    return new BytesSource(bytes.clone());
  }

  /// Returns input from a stream of the host's, such as `System.in`; all Stores share it.
  ///
  /// A daemon thread reads ahead up to 64 KiB once a guest first asks, because reading may block
  /// for ever. The stream is never closed.
  static InputSource of(InputStream stream) {
    return new StreamSource(new InputPump(stream));
  }
}
