package dev.cofferdam.cli;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.FleetReader;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.run.FleetCheck;
import dev.cofferdam.fleet.run.FleetProcess;
import dev.cofferdam.fleet.run.StopRequest;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a fleet until it is told to stop.
@Command(
    name = "supervise",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the fleet of guests that a file describes, until it is stopped by SIGTERM, SIGINT or",
      "cofferdam stop: the guests in reverse order, within their drain times.",
      "",
      "On a terminal it shows the guests; else it logs one JSON object a line to standard error,"
          + " or",
      "to the file that the fleet's file names. A crash is logged once the crash history has it.",
      "Changed files are read again by themselves, on SIGHUP, or with cofferdam reload."
    },
    footer = {
      "",
      "Exit codes: 0 stopped; 65 the files are wrong; 66 a folder or the crash history cannot be",
      "used; 69 the fleet runs already."
    })
final class SuperviseCommand implements Callable<Integer> {
  private static final int INTERRUPTED_TWICE = 130;

  @Spec private CommandSpec spec;

  @Option(names = "--check", description = "Only says whether the files are right.")
  private boolean isCheck;

  @Option(names = "--plain", description = "Logs on a terminal, too, instead of showing guests.")
  private boolean isPlain;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The fleet's file (default: fleet.toml).")
  private Path file = Path.of("fleet.toml");

  @Override
  public Integer call() throws IOException, InterruptedException {
    FleetConfig config = FleetReader.read(file);
    if (isCheck) {
      return check(config);
    }
    boolean isLive = !isPlain && isTerminal();
    var started = new CompletableFuture<FleetProcess>();
    var stop = new StopRequest();
    listenToSignals(started, stop);
    try (FleetLog log = log(config, isLive);
        FleetProcess process = FleetProcess.start(file, config, log, stop)) {
      started.complete(process);
      await(process, isLive);
    }
    return 0;
  }

  private int check(FleetConfig config) {
    List<String> problems = FleetCheck.problems(config);
    if (problems.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %d guests; nothing is wrong%n", file, config.guests().size());
      out.flush();
      return 0;
    }
    PrintWriter err = spec.commandLine().getErr();
    problems.forEach(each -> err.println(SafeLines.of("%s: %s".formatted(file, each))));
    err.flush();
    return ExitCode.DATA;
  }

  /// On a terminal the log would be written across the picture.
  private static FleetLog log(FleetConfig config, boolean isLive) throws IOException {
    Optional<Path> logFile = config.settings().logFile();
    if (logFile.isPresent()) {
      return FleetLog.to(logFile.get(), InstantSource.system());
    }
    return FleetLog.to(
        isLive ? OutputStream.nullOutputStream() : new FileOutputStream(FileDescriptor.err),
        InstantSource.system());
  }

  @SuppressWarnings("SystemConsoleNull") // documented so, and null with jdk.console=java.base
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @SuppressWarnings("ClosingStandardOutputStreams") // the view ends, and leaves the stream open
  private static void await(FleetProcess process, boolean isLive) throws InterruptedException {
    if (!isLive) {
      process.awaitStop();
      return;
    }
    try (LiveView _ = LiveView.start(System.out, process::snapshot)) {
      process.awaitStop();
    }
  }

  /// A fleet that is being started stops starting guests when it is to stop, and reads its files
  /// again when it has started.
  private static void listenToSignals(CompletableFuture<FleetProcess> started, StopRequest stop) {
    Signals.on("HUP", () -> once(started, SuperviseCommand::reload));
    Signals.on("TERM", stop::make);
    var interrupts = new AtomicInteger();
    Signals.on(
        "INT",
        () -> {
          if (interrupts.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(INTERRUPTED_TWICE);
          }
          stop.make();
        });
  }

  private static void once(CompletableFuture<FleetProcess> started, Consumer<FleetProcess> action) {
    var _ = started.thenAccept(action);
  }

  private static void reload(FleetProcess process) {
    process.reopenLog();
    try {
      process.reload();
    } catch (RuntimeException _) {
      // The log says what is wrong.
    }
  }
}
