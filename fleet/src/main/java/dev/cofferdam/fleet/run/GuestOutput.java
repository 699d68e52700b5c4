package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.GuestConfig;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.log.OutputLines;
import dev.cofferdam.wasi.io.OutputSink;

/// Where a guest's standard output and error go.
///
/// @param stdout its output
/// @param stderr its errors
record GuestOutput(OutputSink stdout, OutputSink stderr) {
  static GuestOutput of(GuestConfig config, FleetLog log) {
    return switch (config.grants().stdio()) {
      case LOG -> new GuestOutput(lines(config, log, "stdout"), lines(config, log, "stderr"));
      case INHERIT -> new GuestOutput(OutputSink.to(System.out), OutputSink.to(System.err));
      case NONE -> new GuestOutput(OutputSink.discarding(), OutputSink.discarding());
    };
  }

  private static OutputSink lines(GuestConfig config, FleetLog log, String stream) {
    return new OutputLines(log, config.name(), stream, config.limits().outputBytes());
  }

  /// Writes what the guest has begun and not ended.
  void finish() {
    finish(stdout);
    finish(stderr);
  }

  private static void finish(OutputSink sink) {
    if (sink instanceof OutputLines lines) {
      lines.finish();
    }
  }
}
