package dev.cofferdam.engine;

import dev.cofferdam.engine.load.GuestClasses;
import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.engine.load.ModuleUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds a guest's frames in Java stack traces: it knows the modules that a Store runs.
final class Backtraces implements Function<StackTraceElement[], List<WasmFrame>> {
  private final Map<String, LoadedModule> modules = new HashMap<>();

  synchronized void add(LoadedModule module) {
    modules.put(module.loaderName(), module);
  }

  /// Tells the modules that a Store is closed.
  synchronized void forget(ModuleUser user) {
    modules.values().forEach(module -> module.removeUser(user));
  }

  @Override
  public synchronized List<WasmFrame> apply(StackTraceElement[] trace) {
    var frames = new ArrayList<WasmFrame>();
    for (StackTraceElement element : trace) {
      if (GuestClasses.isGuest(element)) {
        frame(element).ifPresent(frames::add);
      }
    }
    return List.copyOf(frames);
  }

  /// Condemns the module whose code does not link.
  synchronized void condemn(Throwable failure, EngineBug bug) {
    for (StackTraceElement element : failure.getStackTrace()) {
      LoadedModule module = modules.get(element.getClassLoaderName());
      if (module != null) {
        module.condemn(bug);
        return;
      }
    }
  }

  private Optional<WasmFrame> frame(StackTraceElement element) {
    LoadedModule module = modules.get(element.getClassLoaderName());
    return module == null
        ? Optional.empty()
        : module
            .locate(element)
            .map(at ->
                new WasmFrame(
                    module.names().module(),
                    at.funcIndex(),
                    module.names().function(at.funcIndex()),
                    at.offset()));
  }
}
