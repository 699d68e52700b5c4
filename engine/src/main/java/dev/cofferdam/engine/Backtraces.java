package dev.cofferdam.engine;

import dev.cofferdam.compiler.CodeLocation;
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
  /// What stands in a stack trace where a guest called its host.
  private static final String HOST_CALL = HostFunc.class.getName();

  private final Map<String, LoadedModule> modules = new HashMap<>();

  synchronized void add(LoadedModule module) {
    modules.put(module.loaderName(), module);
  }

  /// Returns whether a call into one of the modules is likely to wait long for the compiler.
  synchronized boolean mayWaitForCompiler() {
    return modules.values().stream().anyMatch(LoadedModule::mayWaitForCompiler);
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

  /// A guest's frame with all that is known of it.
  ///
  /// @param module the module
  /// @param at where in it
  /// @param segment how many times the host had been called and had called back, counted from the
  ///   innermost: frames of one segment called each other
  record LocatedFrame(LoadedModule module, CodeLocation at, int segment) {}

  /// Returns the guest's frames in a stack trace, the youngest first.
  synchronized List<LocatedFrame> locate(StackTraceElement[] trace) {
    var frames = new ArrayList<LocatedFrame>();
    int segment = 0;
    for (StackTraceElement element : trace) {
      if (element.getClassName().equals(HOST_CALL)) {
        segment = frames.isEmpty() ? 0 : frames.getLast().segment() + 1;
      }
      LoadedModule module = modules.get(element.getClassLoaderName());
      if (module != null) {
        int its = segment;
        module.locate(element).ifPresent(at -> frames.add(new LocatedFrame(module, at, its)));
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
