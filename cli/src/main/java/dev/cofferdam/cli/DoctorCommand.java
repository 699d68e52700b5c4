package dev.cofferdam.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cofferdam.cli.doctor.Examination;
import dev.cofferdam.cli.doctor.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Attacks each limit on this machine and says whether it held.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at the JVM, and runs one small attacker for each limit and kind of failure.",
      "",
      "Prints PASS or FAIL with what was measured, a line each. It takes some seconds, needs no",
      "file and no network, and leaves nothing behind.",
      "",
      "Exit codes: 0 all passed; 1 something failed."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Function<Consumer<Finding>, List<Finding>> examination;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean isJson;

  DoctorCommand() {
    this(heard -> Examination.run(UnaryOperator.identity(), heard));
  }

  /// @param examination tells each finding at once, and returns all
  DoctorCommand(Function<Consumer<Finding>, List<Finding>> examination) {
    this.examination = examination;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings =
        examination.apply(finding -> {
          if (!isJson) {
            out.println(finding.toText());
            out.flush();
          }
        });
    long failed = findings.stream().filter(finding -> !finding.isPassed()).count();
    out.println(
        isJson
            ? json(findings)
            : "%d passed, %d failed".formatted(findings.size() - failed, failed));
    out.flush();
    return failed == 0 ? 0 : 1;
  }

  private static String json(List<Finding> findings) {
    var array = new JsonArray();
    for (Finding finding : findings) {
      var object = new JsonObject();
      object.addProperty("name", finding.name());
      object.addProperty("passed", finding.isPassed());
      object.addProperty("measured", finding.measured());
      array.add(object);
    }
    var report = new JsonObject();
    report.add("findings", array);
    return report.toString();
  }
}
