package dev.cofferdam.cli;

import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where a core dump goes.
final class CoreDumpOptions {
  @Option(
      names = "--coredump",
      paramLabel = "FILE",
      description = {
        "Writes a core dump to FILE if the guest crashes, with everything that was in its"
            + " memories,",
        "secrets included; 'cofferdam coredump FILE' shows it."
      })
  private @Nullable Path file;

  @Option(
      names = "--coredump-redacted",
      description = "Leaves contents of memories and values of globals out of the core dump.")
  private boolean isRedacted;

  /// Writes the dump if there was a crash and one is wanted, and says where it is in the report. A
  /// file that cannot be written is named on standard error and changes nothing else.
  Outcome dumped(Store store, String program, Outcome outcome, PrintWriter err) {
    if (file == null || !(outcome instanceof Outcome.Crashed(var report, var cause))) {
      return outcome;
    }
    try {
      write(store.coreDump(program, cause), file);
      return new Outcome.Crashed(report.withCoreDump(file.toString()), cause);
    } catch (IOException e) {
      err.println("cofferdam: the core dump was not written: " + e);
      return outcome;
    }
  }

  private void write(CoreDump dump, Path target) throws IOException {
    CoreDumpEncoder encoder = CoreDumpEncoder.of(isRedacted ? dump.redacted() : dump);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      encoder.writeTo(out);
    }
  }

  /// Refuses options that mean nothing.
  void requireSense() {
    if (isRedacted && file == null) {
      throw new UsageException("--coredump-redacted needs --coredump FILE");
    }
  }
}
