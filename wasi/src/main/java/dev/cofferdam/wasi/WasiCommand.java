package dev.cofferdam.wasi;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.io.WasiInterface;
import java.util.Optional;

/// Runs components that are commands: those that export `wasi:cli/run`.
///
/// ```java
/// Wasi wasi = Wasi.builder().arguments("greet", "Ada").stdout(kept).build();
/// try (Store store = engine.newStore(Limits.untrusted())) {
///   int status = WasiCommand.run(store, component, wasi);
/// }
/// ```
public final class WasiCommand {
  private static final String RUN = "wasi:cli/run@" + WasiInterface.VERSION;
  private static final String TRACK = "wasi:cli/run@0.2.";

  private WasiCommand() {}

  /// Whether a component is a command.
  public static boolean isCommand(Component component) {
    return component.type().exports().keySet().stream().anyMatch(n -> n.startsWith(TRACK));
  }

  /// Instantiates a command with WASI and nothing else, and runs it.
  ///
  /// @return as [#run(Store, Component, ComponentLinker)]
  public static int run(Store store, Component component, Wasi wasi) {
    var linker = ComponentLinker.create(store.engine());
    wasi.addTo(linker);
    return run(store, component, linker);
  }

  /// Instantiates a command and runs it. The Store is of no use afterwards.
  ///
  /// @return the exit status: that of `exit` or `exit-with-code` if the guest called one, otherwise
  ///   0 if it returned `ok`, 1 if `err`
  /// @throws LinkException if an import is missing, or the component is no command
  /// @throws dev.cofferdam.engine.Trap if the guest crashes
  public static int run(Store store, Component component, ComponentLinker linker) {
    try {
      var run = runOf(linker.instantiate(store, component));
      return run.call() instanceof Result result && result.isOk() ? 0 : 1;
    } catch (GuestExit exit) {
      return exit.status();
    }
  }

  private static ComponentFunc runOf(ComponentInstance instance) {
    return find(instance)
        .orElseThrow(() -> new LinkException("not a command: there is no export " + TRACK + "x"));
  }

  private static Optional<ComponentFunc> find(ComponentInstance instance) {
    return instance.findFunc(RUN + "#run");
  }
}
