package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.fleet.control.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Calls a function of a guest of a running fleet.
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    description = "Calls a function of a guest, in WAVE, and prints its result as one line.",
    footer = {
      "",
      "Example: cofferdam call pricing 'greet(\"Ada\")'",
      "",
      "Exit codes are those of cofferdam run; 75 if the guest refused: it is in quarantine,",
      "overloaded or being stopped."
    })
final class CallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FleetOption fleet;

  @Option(names = "--json", description = "Prints one JSON object, whatever the outcome.")
  private boolean isJson;

  @Parameters(index = "0", paramLabel = "GUEST", description = "The guest's name.")
  private String guest;

  @Parameters(index = "1", paramLabel = "CALL", description = "The call: 'name(args)'.")
  private String call;

  @Override
  public Integer call() throws IOException {
    JsonObject request = FleetOption.request("guest", guest);
    request.addProperty("call", call);
    JsonObject answer = fleet.ask("call", request);
    if (isJson) {
      print(spec.commandLine().getOut(), Json.write(answer));
    } else {
      print(answer);
    }
    return exitCode(answer);
  }

  private void print(JsonObject answer) {
    PrintWriter err = spec.commandLine().getErr();
    switch (text(answer, "outcome")) {
      case "returned" -> {
        print(spec.commandLine().getOut(), text(answer, "result"));
        if (answer.has("isCut")) {
          print(err, "cofferdam: the result is longer than 1 MiB of text, and was cut");
        }
      }
      case "crashed" -> print(err, text(answer, "text").strip());
      case "refused" -> print(err, "cofferdam: %s: %s".formatted(guest, text(answer, "message")));
      default -> {}
    }
  }

  private static void print(PrintWriter out, String text) {
    if (!text.isEmpty()) {
      out.println(SafeLines.of(text));
      out.flush();
    }
  }

  private static int exitCode(JsonObject answer) {
    return switch (text(answer, "outcome")) {
      case "exited" -> Math.toIntExact(Json.integer(answer, "status").orElse(0L));
      case "crashed" -> exitCodeOf(text(answer.getAsJsonObject("report"), "kind"));
      case "refused" -> ExitCode.REFUSED;
      default -> 0;
    };
  }

  private static int exitCodeOf(String kind) {
    return Arrays.stream(TrapKind.values())
        .filter(each -> each.word().equals(kind))
        .findFirst()
        .map(ExitCode::of)
        .orElse(ExitCode.ENGINE_BUG);
  }

  private static String text(JsonObject answer, String name) {
    return Json.text(answer, name).orElse("");
  }
}
