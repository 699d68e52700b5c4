package dev.cofferdam.engine.load;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The classes of one module that are to be made: one at a time, so that a module whose functions
/// are slow to compile holds up itself only.
///
/// Who asks for a class that is being made waits for the same one. A class is made to the end even
/// if nobody waits any more, so that a call that is tried again finds it. A failure is told to
/// those who wait and then forgotten: the next to ask has the class tried again.
///
/// Its monitor guards it.
final class CompileQueue {
  private final Executor threads;
  private final Function<String, Optional<Class<?>>> make;
  private final Map<String, CompletableFuture<Optional<Class<?>>>> pending = new HashMap<>();
  private final ArrayDeque<String> names = new ArrayDeque<>();
  private boolean isRunning;

  /// Creates an empty queue.
  ///
  /// @param threads runs one task at a time for this queue
  /// @param make compiles and defines a class, if there is one of that name
  CompileQueue(Executor threads, Function<String, Optional<Class<?>>> make) {
    this.threads = threads;
    this.make = make;
  }

  /// Has a class made, unless it is being made already.
  synchronized CompletableFuture<Optional<Class<?>>> request(String name) {
    CompletableFuture<Optional<Class<?>>> known = pending.get(name);
    if (known != null) {
      return known;
    }
    var result = new CompletableFuture<Optional<Class<?>>>();
    pending.put(name, result);
    names.add(name);
    if (!isRunning) {
      start();
    }
    return result;
  }

  private void start() {
    isRunning = true;
    try {
      threads.execute(this::work);
    } catch (Throwable failure) {
      isRunning = false;
      names.clear();
      pending.values().forEach(result -> result.completeExceptionally(failure));
      pending.clear();
    }
  }

  private void work() {
    for (String name = next(); name != null; name = next()) {
      try {
        Optional<Class<?>> made = make.apply(name);
        end(name).complete(made);
      } catch (Throwable failure) {
        end(name).completeExceptionally(failure);
      }
    }
  }

  private synchronized @Nullable String next() {
    String name = names.poll();
    isRunning = name != null;
    return name;
  }

  private synchronized CompletableFuture<Optional<Class<?>>> end(String name) {
    return Objects.requireNonNull(pending.remove(name));
  }
}
