package dev.cofferdam.wasi.http;

import dev.cofferdam.wasi.io.OutputSink;
import dev.cofferdam.wasi.io.WasiOutputStream;
import java.util.Optional;

/// The resource `outgoing-body`. It goes nowhere, since no message is ever sent.
final class OutgoingBody {
  private boolean isStreamTaken;

  /// Returns the stream the first time.
  Optional<WasiOutputStream> takeStream() {
    boolean isFirst = !isStreamTaken;
    isStreamTaken = true;
    return isFirst ? Optional.of(WasiOutputStream.into(OutputSink.discarding())) : Optional.empty();
  }
}
