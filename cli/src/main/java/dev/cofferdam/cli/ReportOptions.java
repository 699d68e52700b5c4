package dev.cofferdam.cli;

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

  void print(CrashReport report, PrintWriter err) throws IOException {
    String rendered =
        switch (format) {
          case TEXT -> report.toText();
          case JSON -> report.toJson() + "\n";
        };
    err.print(rendered);
    err.flush();
    if (file != null) {
      Files.writeString(file, rendered);
    }
  }
}
