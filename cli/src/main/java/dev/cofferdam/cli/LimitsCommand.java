package dev.cofferdam.cli;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.StoreUsage;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds limits for a guest by running it.
@Command(
    name = "limits",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "suggest",
    description = "Finds limits for a guest by running it.")
final class LimitsCommand implements Runnable {
  /// How often the guest's stack is looked at: exact enough, and a run takes little longer for it.
  private static final int LOOK_FUEL = 256;

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int MANY = 10_000_000;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write: cofferdam limits suggest -- run ...");
  }

  @Command(
      name = "suggest",
      mixinStandardHelpOptions = true,
      description = {
        "Runs a guest once under generous limits, and proposes limits with head room.",
        "",
        "The guest's own output comes first; with --json the proposal is the last line. Stack is",
        "seen every 256 units of fuel; a path that this run did not take is not seen at all.",
        "",
        "Exit codes: 0; that of cofferdam run, where the guest did not end well: then nothing is",
        "proposed."
      },
      footer = {
        "",
        "Example:",
        "  cofferdam limits suggest -- run --invoke 'greet(\"Ada\")' plugin.wasm"
      })
  int suggest(
      @Option(names = "--json", description = "Prints the proposal as JSON.") boolean isJson,
      @Parameters(arity = "1..*", paramLabel = "run ...", description = "A command line of run.")
          List<String> line) {
    if (!line.getFirst().equals("run")) {
      throw new UsageException("write: cofferdam limits suggest -- run ...");
    }
    CommandLine parent = spec.commandLine();
    var measured = new Measured();
    var run = new RunCommand();
    run.watch(measured);
    int exitCode =
        new CommandLine(run)
            .setOut(parent.getOut())
            .setErr(parent.getErr())
            .setExecutionExceptionHandler(new Failures())
            .execute(line.subList(1, line.size()).toArray(String[]::new));
    StoreUsage usage = measured.usage;
    if (exitCode == 0 && usage != null) {
      var suggested = SuggestedLimits.of(usage, measured.millis);
      PrintWriter out = parent.getOut();
      out.println(isJson ? suggested.toJson() : suggested.toText());
      out.flush();
    }
    return exitCode;
  }

  /// Gives a run all it may want, and notes what it took.
  private static final class Measured implements RunOnlooker {
    private @Nullable StoreUsage usage;
    private long startNanos;
    private long millis;

    @Override
    public Limits limits(Limits asked) {
      return asked
          .withFuel(Long.MAX_VALUE)
          .withTimeout(TIMEOUT)
          .withMemoryBytes(Runtime.getRuntime().maxMemory() / 2)
          .withStackBytes(64 << 20)
          .withTableElements(MANY)
          .withHandles(MANY)
          .withHostCallBytes(Long.MAX_VALUE)
          .withRandomBytes(Long.MAX_VALUE);
    }

    @Override
    public void began(Store store) {
      store.lookEvery(LOOK_FUEL);
      startNanos = System.nanoTime();
    }

    @Override
    public void ended(Store store) {
      millis = (System.nanoTime() - startNanos) / 1_000_000;
      usage = store.usage();
    }
  }
}
