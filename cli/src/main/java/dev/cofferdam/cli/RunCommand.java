package dev.cofferdam.cli;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.fleet.config.ByteSize;
import dev.cofferdam.fleet.config.GrantedDirectory;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import dev.cofferdam.wasi.io.InputSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a component or core module once.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a component or core module: as a command, or the functions named with --invoke.",
      "",
      "The guest has no file, environment variable or socket that is not granted here, and runs",
      "under the limits of untrusted code unless they are raised here."
    },
    footer = {
      "",
      "Examples:",
      "  cofferdam run --dir data::/data:ro wordcount.wasm /data/fox.txt",
      "  cofferdam run --invoke 'greet(\"Ada\")' plugin.wasm",
      "  cofferdam run --fuel 1000000 --report json --invoke 'infinite-loop()' crashers.wasm",
      "  cofferdam run --coredump core.wasm --invoke 'divide(1, 0)' crashers.wasm",
      "",
      "Exit codes: the guest's own; 2 usage; 65 the file is malformed, invalid or cannot be"
          + " linked;",
      "66 the file cannot be read; 124 deadline; 134 trap; 137 fuel, memory or another limit;",
      "70 a bug in the engine."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LimitOptions limits;
  @Mixin private GrantOptions grants;

  @Option(
      names = "--invoke",
      paramLabel = "CALL",
      description = {
        "Calls an export, in WAVE: 'name(args)'. Given several times, the calls run in order on"
            + " one",
        "instance; each prints its result as one line, and the first failure ends the run."
      })
  private @Nullable List<String> calls;

  @Option(
      names = "--trap-unknown-imports",
      description = "Lets imports that nobody defines trap when they are called.")
  private boolean trapsUnknownImports;

  @Option(names = "--stats", description = "Prints fuel, memory and time to standard error.")
  private boolean hasStats;

  @Mixin private ReportOptions reports;
  @Mixin private CoreDumpOptions coreDumps;
  private RunOnlooker onlooker = RunOnlooker.NONE;

  @Parameters(index = "0", paramLabel = "FILE", description = "A .wasm or .wat file.")
  private Path file;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "The command's arguments.")
  private @Nullable List<String> arguments;

  /// Has somebody look on.
  void watch(RunOnlooker watching) {
    onlooker = watching;
  }

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    coreDumps.requireSense();
    GuestFile guestFile = GuestFile.read(file);
    Engine engine = Engine.create();
    RunnableGuest guest = load(engine, guestFile);
    double loadMillis = (System.nanoTime() - start) / 1e6;
    try (Store store = engine.newStore(onlooker.limits(limits.limits()))) {
      onlooker.began(store);
      int exitCode = runIn(store, guest, CrashReporter.of(guestFile.name(), guestFile.bytes()));
      onlooker.ended(store);
      if (hasStats) {
        printStats(store, loadMillis, start);
      }
      return exitCode;
    }
  }

  private RunnableGuest load(Engine engine, GuestFile guestFile) {
    return guestFile.isComponent()
        ? ComponentGuest.load(engine, guestFile, wasi(guestFile.name()), trapsUnknownImports)
        : ModuleGuest.load(engine, guestFile, trapsUnknownImports);
  }

  private Wasi wasi(String programName) {
    var wasi = Wasi.builder().arguments(programName).environment(grants.environment());
    if (arguments != null) {
      wasi.arguments(arguments);
    }
    for (GrantedDirectory each : grants.directories()) {
      wasi.directory(
          each.host(),
          each.guest(),
          each.isReadOnly() ? DirectoryAccess.READ_ONLY : DirectoryAccess.READ_WRITE);
    }
    return wasi.stdin(InputSource.of(System.in))
        .stdout(StandardOutputs.out())
        .stderr(StandardOutputs.err())
        .build();
  }

  private int runIn(Store store, RunnableGuest guest, CrashReporter reporter) {
    var started = observed(reporter, store, "(instantiation)", () -> guest.start(store));
    if (!(started instanceof Outcome.Returned(StartedGuest instance))) {
      return finish(started);
    }
    if (calls == null) {
      return finish(observed(reporter, store, "run", instance::run));
    }
    for (String each : calls) {
      Outcome outcome = observed(reporter, store, each, () -> instance.invoke(each));
      if (!(outcome instanceof Outcome.Returned(String result))) {
        return finish(outcome);
      }
      printResult(result);
    }
    return 0;
  }

  private Outcome observed(
      CrashReporter reporter, Store store, String function, Supplier<@Nullable Object> call) {
    Outcome outcome = reporter.observe(store, function, call);
    PrintWriter err = spec.commandLine().getErr();
    return coreDumps.dumped(store, String.valueOf(file.getFileName()), outcome, err);
  }

  private void printResult(String result) {
    if (!result.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(result);
      out.flush();
    }
  }

  private int finish(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(var value) -> value instanceof Integer exitCode ? exitCode : 0;
      case Outcome.Exited(int status) -> status;
      case Outcome.Crashed crashed -> {
        reports.print(crashed.report(), spec.commandLine().getErr());
        yield crashed.cause() instanceof Trap trap ? ExitCode.of(trap.kind()) : ExitCode.ENGINE_BUG;
      }
    };
  }

  private void printStats(Store store, double loadMillis, long startNanos) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "fuel: %,d%nmemory: %s (peak %s)%nload: %.1f ms%ntotal: %.1f ms%n",
        store.fuelConsumed(),
        ByteSize.format(store.memoryBytes()),
        ByteSize.format(store.peakMemoryBytes()),
        loadMillis,
        (System.nanoTime() - startNanos) / 1e6);
    err.flush();
  }
}
