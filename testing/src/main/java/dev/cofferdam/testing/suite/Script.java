package dev.cofferdam.testing.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A suite file: its commands in order.
record Script(Path file, List<Command> commands) {
  Script {
    commands = List.copyOf(commands);
  }

  /// The modules that the script takes for loadable: everything it instantiates or defines, and
  /// what it expects to fail only later, at linking or in the start function. An assertion about
  /// fuel has a module to itself.
  List<ModuleSource> requiredModules() {
    return commands.stream()
        .flatMap(Script::required)
        .filter(source -> !source.isTextOnly())
        .toList();
  }

  private static Stream<ModuleSource> required(Command command) {
    return switch (command) {
      case Command.Load load -> Stream.of(load.source());
      case Command.Define define -> Stream.of(define.source());
      case Command.AssertRefused refused ->
          switch (refused.refusal()) {
            case UNLINKABLE, UNINSTANTIABLE -> Stream.of(refused.source());
            case MALFORMED, MALFORMED_CUSTOM, INVALID, INVALID_CUSTOM -> Stream.empty();
          };
      case Command.Instantiate _,
          Command.Register _,
          Command.Perform _,
          Command.AssertReturn _,
          Command.AssertStop _,
          Command.AssertFuel _,
          Command.Unknown _ ->
          Stream.empty();
    };
  }
}
