package dev.cofferdam.cli;

import dev.cofferdam.wasm.BoundedFile;
import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpDecoder;
import dev.cofferdam.wasm.coredump.CoreDumpLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a core dump holds.
@Command(
    name = "coredump",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows a core dump: modules, instances, the calls of each thread, memories and globals.",
      "",
      "It reads dumps in the format of the WebAssembly tool conventions: those of 'cofferdam run",
      "--coredump', of guests that keep core dumps, of Wasmtime. A dump names functions by number",
      "only; with the component or module that crashed, their names and places are shown too, and",
      "lines of the source where it has debug information."
    },
    footer = {
      "",
      "Locals and operands are shown where the dump has them. Dumps of Cofferdam have none: they",
      "live in the JVM's own frames, which are gone after a crash.",
      "",
      "Examples:",
      "  cofferdam run --coredump core.wasm --invoke 'divide(1, 0)' crashers.wasm",
      "  cofferdam coredump core.wasm crashers.wasm",
      "  cofferdam coredump --json core.wasm",
      "",
      "Exit codes: 0 shown; 2 usage; 65 a file is malformed or too large; 66 a file cannot be read."
    })
final class CoreDumpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints one JSON object, with everything but contents.")
  private boolean isJson;

  @Parameters(index = "0", paramLabel = "FILE", description = "A core dump.")
  private Path dumpFile;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CODE",
      description = "The component or module that crashed, .wasm or .wat.")
  private @Nullable Path codeFile;

  @Override
  public Integer call() throws IOException {
    CoreDump dump = read(dumpFile);
    DumpedCode code =
        codeFile == null ? DumpedCode.none() : DumpedCode.of(GuestFile.read(codeFile));
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? DumpJson.of(dump, code) + "\n" : DumpText.of(dump, code));
    out.flush();
    return 0;
  }

  private static CoreDump read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder; name a core dump");
    }
    CoreDumpLimits limits = CoreDumpLimits.defaults();
    byte[] bytes = BoundedFile.read(file, limits.dumpBytes(), "CoreDumpLimits.dumpBytes");
    return CoreDumpDecoder.decode(bytes, limits);
  }
}
