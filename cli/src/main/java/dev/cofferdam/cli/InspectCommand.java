package dev.cofferdam.cli;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.GuestText;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.fleet.config.ByteSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a file imports, exports and needs granted.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Shows a file's imports and exports as WIT, its size, and what it needs granted.")
final class InspectCommand implements Callable<Integer> {
  private static final Map<String, String> GRANTS =
      Map.of(
          "wasi:filesystem/", "files: grant folders with --dir",
          "wasi:cli/environment", "arguments and environment variables: grant with --env",
          "wasi:sockets/", "sockets: cannot be granted, every use is denied",
          "wasi:http/", "HTTP: cannot be granted, every request is denied");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A .wasm or .wat file.")
  private Path path;

  @Override
  public Integer call() throws IOException {
    GuestFile file = GuestFile.read(path);
    PrintWriter out = spec.commandLine().getOut();
    if (file.isComponent()) {
      component(out, file);
    } else {
      module(out, file);
    }
    out.flush();
    return 0;
  }

  private static void component(PrintWriter out, GuestFile file) {
    ComponentType type = Component.load(Engine.create(), file.bytes()).type();
    out.printf("%s: component, %s%n%n", file.name(), ByteSize.format(file.bytes().length));
    out.print(WitPrinter.print(type));
    var needs = new TreeSet<String>();
    for (String name : type.imports().keySet()) {
      GRANTS.forEach((prefix, need) -> addIf(name.startsWith(prefix), needs, need));
      addIf(
          !name.startsWith("wasi:"),
          needs,
          GuestText.escape(name) + ": the embedder must define it");
    }
    if (!needs.isEmpty()) {
      out.printf("%nneeds:%n");
      needs.forEach(need -> out.println("  " + need));
    }
  }

  private static void addIf(boolean condition, Set<String> needs, String need) {
    if (condition) {
      needs.add(need);
    }
  }

  private static void module(PrintWriter out, GuestFile file) {
    WasmModule module = WasmModule.load(Engine.create(), file.bytes());
    out.printf("%s: core module, %s%n", file.name(), ByteSize.format(file.bytes().length));
    out.printf("%d functions%n%n", module.model().bodies().size());
    for (var item : module.imports()) {
      out.printf(
          "import %s::%s: %s%n",
          GuestText.escape(item.module()),
          GuestText.escape(item.name()),
          CoreTypes.text(module.model(), item.type()));
    }
    for (var item : module.exports()) {
      out.printf(
          "export %s: %s%n", GuestText.escape(item.name()), CoreTypes.text(module.model(), item));
    }
  }
}
