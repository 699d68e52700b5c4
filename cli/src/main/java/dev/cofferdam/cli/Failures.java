package dev.cofferdam.cli;

import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.fleet.config.ConfigException;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.FleetRunningException;
import dev.cofferdam.fleet.control.NoFleetException;
import dev.cofferdam.history.HistoryException;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.WasmException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what went wrong before a guest ran, in one sentence, and chooses the exit code.
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(SafeLines.of("cofferdam: " + sentence(failure)));
    err.flush();
    return exitCode(failure);
  }

  /// Says what the JVM could not do, and returns the exit code.
  static int tell(Error failure, CommandLine command) {
    String sentence =
        failure instanceof OutOfMemoryError
            ? "the JVM has not enough memory: %s; give it more, such as JAVA_TOOL_OPTIONS=-Xmx4g"
                .formatted(failure.getMessage())
            : bug(failure);
    command.getErr().println(SafeLines.of("cofferdam: " + sentence));
    command.getErr().flush();
    return ExitCode.ENGINE_BUG;
  }

  private static String bug(Throwable failure) {
    return "a bug in the engine; please report it with the file:\n" + trace(failure);
  }

  private static String sentence(Exception failure) {
    return switch (failure) {
      case MalformedException e -> "malformed" + at(e) + ": " + e.getMessage();
      case InvalidException e -> "invalid" + at(e) + ": " + e.getMessage();
      case LoadLimitException e -> "too large to load" + at(e) + ": " + e.getMessage();
      case LinkException e ->
          "cannot link: "
              + e.getMessage()
              + " (--trap-unknown-imports lets a guest start without what nobody defines)";
      case LoadException e -> "cannot load: " + e.getMessage();
      case ConfigException e -> "the files are wrong; nothing was started\n" + e.getMessage();
      case ControlException _, NoFleetException _, FleetRunningException _, HistoryException _ ->
          String.valueOf(failure.getMessage());
      case NoSuchFileException e -> "there is no file " + e.getMessage();
      case UsageException e -> String.valueOf(e.getMessage());
      case IllegalArgumentException e -> String.valueOf(e.getMessage());
      case IOException e -> e.toString();
      case UncheckedIOException e -> e.getMessage() + ": " + e.getCause();
      default -> bug(failure);
    };
  }

  private static String at(WasmException e) {
    return " at offset 0x" + Long.toHexString(e.offset());
  }

  private static String trace(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().replace("\t", "    ");
  }

  private static int exitCode(int status) {
    return switch (status) {
      case 503 -> ExitCode.UNAVAILABLE;
      case 500 -> ExitCode.ENGINE_BUG;
      default -> ExitCode.USAGE;
    };
  }

  private static int exitCode(Exception failure) {
    return switch (failure) {
      case WasmException _, LinkException _, LoadException _, ConfigException _ -> ExitCode.DATA;
      case NoFleetException _, FleetRunningException _ -> ExitCode.UNAVAILABLE;
      case HistoryException _ -> ExitCode.NO_INPUT;
      case ControlException e -> exitCode(e.status());
      case IOException _, UncheckedIOException _ -> ExitCode.NO_INPUT;
      case UsageException _, IllegalArgumentException _ -> ExitCode.USAGE;
      default -> ExitCode.ENGINE_BUG;
    };
  }
}
