package dev.cofferdam.cli;

import dev.cofferdam.testing.suite.ScriptReport;
import dev.cofferdam.testing.suite.SuiteOptions;
import dev.cofferdam.testing.suite.SuiteReport;
import dev.cofferdam.testing.suite.SuiteRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs conformance suites.
@Command(
    name = "wast",
    mixinStandardHelpOptions = true,
    description = {
      "Runs converted .json suites: files, or folders with all below them.",
      "",
      "Prints every assertion that did not pass; the last line counts them."
    })
final class WastCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean isJson;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Suite files or folders.")
  private List<Path> paths;

  @Override
  public Integer call() throws IOException {
    var runner = SuiteRunner.create(SuiteOptions.defaults());
    var scripts = new ArrayList<ScriptReport>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      scripts.addAll(runner.run(path).scripts());
    }
    var report = new SuiteReport(scripts);
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? report.toJson() : report.toText());
    out.flush();
    return report.totals().failed() == 0 ? 0 : 1;
  }
}
