package dev.cofferdam.cli;

import dev.cofferdam.wasi.io.OutputSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/// The process's own outputs as a guest gets them: a guest whose reader has gone sees a failed
/// stream. The JDK's `System.out` never tells of that.
final class StandardOutputs {
  private StandardOutputs() {}

  static OutputSink out() {
    return OutputSink.to(new FileOutputStream(FileDescriptor.out));
  }

  static OutputSink err() {
    return OutputSink.to(new FileOutputStream(FileDescriptor.err));
  }
}
