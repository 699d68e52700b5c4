package dev.cofferdam.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/// The command itself: it only names its verbs.
@Command(
    name = "cofferdam",
    mixinStandardHelpOptions = true,
    version = "cofferdam 0.1.0",
    synopsisSubcommandLabel = "VERB",
    description = "Runs untrusted WebAssembly components; when they crash, nothing else does.",
    subcommands = {
      RunCommand.class,
      InspectCommand.class,
      LimitsCommand.class,
      DoctorCommand.class,
      CoreDumpCommand.class,
      WastCommand.class,
      DemoCommand.class,
      SuperviseCommand.class,
      PsCommand.class,
      CallCommand.class,
      RestartCommand.class,
      ReleaseCommand.class,
      ReloadCommand.class,
      StopCommand.class,
      CrashesCommand.class
    },
    footer = {"", "cofferdam VERB --help tells more. Begin with: cofferdam demo"})
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a verb");
  }

  /// Exceptions are told by {@link Failures}; picocli lets errors through.
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) {
      return Failures.tell(e, parsed.commandSpec().commandLine());
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new RootCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(RootCommand::execute)
        .setExecutionExceptionHandler(new Failures());
  }
}
