package dev.cofferdam.testing.suite;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cofferdam.testing.suite.Command.Refusal;
import dev.cofferdam.testing.suite.Command.Stop;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a converted script: a list of commands in JSON, with the modules in files beside it.
final class ScriptReader {
  private final Path script;

  private ScriptReader(Path script) {
    this.script = script;
  }

  static Script read(Path jsonFile) throws IOException {
    ScriptReader reader = new ScriptReader(jsonFile);
    List<Command> commands = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(jsonFile)) {
      JsonObject root = JsonParser.parseReader(text).getAsJsonObject();
      for (JsonElement command : root.getAsJsonArray("commands")) {
        commands.add(reader.command(command.getAsJsonObject()));
      }
    }
    return new Script(jsonFile, commands);
  }

  private Command command(JsonObject json) {
    int line = json.get("line").getAsInt();
    String type = json.get("type").getAsString();
    return switch (type) {
      case "module" -> new Command.Load(line, source(json), text(json, "name"));
      case "module_definition" -> new Command.Define(line, source(json), text(json, "name"));
      case "module_instance" ->
          new Command.Instantiate(line, text(json, "instance"), text(json, "module"));
      case "register" ->
          new Command.Register(line, json.get("as").getAsString(), text(json, "name"));
      case "action" -> new Command.Perform(line, action(json));
      case "assert_fuel" ->
          new Command.AssertFuel(line, source(json), json.get("fuel").getAsLong());
      case "assert_return" ->
          new Command.AssertReturn(
              line, action(json), LiteralReader.all(json.getAsJsonArray("expected")));
      case "assert_trap" -> stop(Stop.TRAP, json);
      case "assert_exhaustion" -> stop(Stop.EXHAUSTION, json);
      case "assert_exception" -> stop(Stop.EXCEPTION, json);
      case "assert_suspension" -> stop(Stop.SUSPENSION, json);
      case "assert_malformed" -> refused(Refusal.MALFORMED, json);
      case "assert_malformed_custom" -> refused(Refusal.MALFORMED_CUSTOM, json);
      case "assert_invalid" -> refused(Refusal.INVALID, json);
      case "assert_invalid_custom" -> refused(Refusal.INVALID_CUSTOM, json);
      case "assert_unlinkable" -> refused(Refusal.UNLINKABLE, json);
      case "assert_uninstantiable" -> refused(Refusal.UNINSTANTIABLE, json);
      default -> new Command.Unknown(line, type);
    };
  }

  private Command stop(Stop stop, JsonObject json) {
    int line = json.get("line").getAsInt();
    return new Command.AssertStop(line, stop, action(json), text(json, "text").orElse(""));
  }

  private Command refused(Refusal refusal, JsonObject json) {
    int line = json.get("line").getAsInt();
    return new Command.AssertRefused(line, refusal, source(json), text(json, "text").orElse(""));
  }

  private ModuleSource source(JsonObject json) {
    Path file = script.resolveSibling(json.get("filename").getAsString());
    boolean isText = text(json, "module_type").orElse("binary").equals("text");
    return new ModuleSource(
        file,
        isText ? ModuleSource.Format.TEXT : ModuleSource.Format.BINARY,
        text(json, "binary_filename").map(script::resolveSibling));
  }

  private static Action action(JsonObject command) {
    JsonObject json = command.getAsJsonObject("action");
    Optional<String> module = text(json, "module");
    String field = json.get("field").getAsString();
    return json.get("type").getAsString().equals("get")
        ? new Action.Get(module, field)
        : new Action.Invoke(module, field, LiteralReader.all(json.getAsJsonArray("args")));
  }

  private static Optional<String> text(JsonObject json, String key) {
    return Optional.ofNullable(json.get(key)).map(JsonElement::getAsString);
  }
}
