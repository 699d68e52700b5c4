package dev.cofferdam.cli;

import dev.cofferdam.fleet.control.OwnerOnly;
import dev.cofferdam.isolation.report.CrashReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where crash reports go.
final class ReportOptions {
  /// How a report is rendered.
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--report",
      paramLabel = "text|json",
      description = "How a crash is reported on standard error (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--report-file",
      paramLabel = "FILE",
      description = "Writes the report to FILE as well.")
  private @Nullable Path file;

  /// Prints the report. A file that cannot be written is named on standard error and changes
  /// nothing else.
  void print(CrashReport report, PrintWriter err) {
    String rendered =
        switch (format) {
          case TEXT -> report.toText();
          case JSON -> report.toJson() + "\n";
        };
    err.print(rendered);
    if (file != null) {
      write(file, rendered, err);
    }
    err.flush();
  }

  private static void write(Path file, String rendered, PrintWriter err) {
    try {
      Files.writeString(OwnerOnly.madeFile(file), rendered);
    } catch (IOException e) {
      err.println(SafeLines.of("cofferdam: the report was not written: " + e));
    }
  }
}
