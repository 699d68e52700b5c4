package dev.cofferdam.wasi.cli;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.wasi.io.WasiInputStream;
import dev.cofferdam.wasi.io.WasiInterface;
import dev.cofferdam.wasi.io.WasiOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The package `wasi:cli`, but for `run`, which guests export.
public final class CliInterfaces {
  private static final HostResource<TerminalInput> TERMINAL_INPUT =
      HostResource.of(TerminalInput.class, _ -> {});
  private static final HostResource<TerminalOutput> TERMINAL_OUTPUT =
      HostResource.of(TerminalOutput.class, _ -> {});

  private CliInterfaces() {}

  /// The resource `terminal-input`. Guests get none: terminals are not granted.
  private record TerminalInput() {}

  /// The resource `terminal-output`. Guests get none.
  private record TerminalOutput() {}

  /// Returns all interfaces of the package.
  public static List<WasiInterface> all(CommandLine commandLine, StandardStreams streams) {
    return List.of(
        environment(commandLine),
        exit(),
        WasiInterface.of("wasi:cli/stdin").func("get-stdin", (call, _) -> stdin(call, streams)),
        WasiInterface.of("wasi:cli/stdout")
            .func("get-stdout", (_, _) -> WasiOutputStream.into(streams.stdout())),
        WasiInterface.of("wasi:cli/stderr")
            .func("get-stderr", (_, _) -> WasiOutputStream.into(streams.stderr())),
        WasiInterface.of("wasi:cli/terminal-input").resource("terminal-input", TERMINAL_INPUT),
        WasiInterface.of("wasi:cli/terminal-output").resource("terminal-output", TERMINAL_OUTPUT),
        noTerminal("stdin"),
        noTerminal("stdout"),
        noTerminal("stderr"));
  }

  /// A Store has one standard input, however often it is asked for: no byte is read twice.
  private static WasiInputStream stdin(HostCall call, StandardStreams streams) {
    return call
        .store()
        .extension(OpenStdin.class, _ -> new OpenStdin(streams.stdin().open()))
        .stream();
  }

  /// The standard input of a Store.
  private record OpenStdin(WasiInputStream stream) {}

  private static WasiInterface noTerminal(String stream) {
    return WasiInterface.of("wasi:cli/terminal-" + stream)
        .func("get-terminal-" + stream, (_, _) -> Optional.empty());
  }

  private static WasiInterface environment(CommandLine commandLine) {
    return WasiInterface.of("wasi:cli/environment")
        .func("get-environment", (_, _) -> pairs(commandLine.environment()))
        .func("get-arguments", (_, _) -> commandLine.arguments())
        .func("initial-cwd", (_, _) -> Optional.empty());
  }

  private static List<ComponentVal.Tuple> pairs(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(e -> ComponentVal.Tuple.of(e.getKey(), e.getValue()))
        .toList();
  }

  private static WasiInterface exit() {
    return WasiInterface.of("wasi:cli/exit")
        .func(
            "exit",
            (_, args) -> {
              throw new GuestExit(((ComponentVal.Result) args[0]).isOk() ? 0 : 1);
            })
        .func(
            "exit-with-code",
            (_, args) -> {
              throw new GuestExit((int) args[0]);
            });
  }
}
