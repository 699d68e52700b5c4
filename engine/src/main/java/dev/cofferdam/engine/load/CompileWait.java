package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.CompileException;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long a thread waits for a class: while its call has time and is not cancelled.
///
/// Whatever ends it is an exception that is not a `LinkageError`: those the JVM would remember at
/// the call site for ever, and no other call could ever link the class.
final class CompileWait {
  private static final long LOOK_NANOS = 5_000_000;

  /// For threads that are inside no Store.
  private static final long UNOWNED_SECONDS = 30;

  private final List<ModuleUser> users;
  private final long startNanos = System.nanoTime();

  private CompileWait(List<ModuleUser> users) {
    this.users = users;
  }

  /// Returns what the task of a compiler thread gives, while the calls of these Stores may wait. An
  /// interrupt of the caller is kept for later.
  static <T> T await(Future<T> result, List<ModuleUser> users) {
    var wait = new CompileWait(users);
    boolean isInterrupted = false;
    users.forEach(ModuleUser::beginCompilerWait);
    try {
      while (true) {
        try {
          return result.get(LOOK_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          isInterrupted = true;
        } catch (TimeoutException e) {
          wait.requireTime(e);
        } catch (ExecutionException e) {
          throw classified(e);
        }
      }
    } finally {
      users.forEach(ModuleUser::endCompilerWait);
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void requireTime(TimeoutException late) {
    users.forEach(ModuleUser::requireTime);
    if (users.isEmpty()
        && System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(UNOWNED_SECONDS)) {
      throw new LoadException("compiling a function takes over " + UNOWNED_SECONDS + " s", late);
    }
  }

  /// Returns what one waiting call ends with; others that wait for the same get their own.
  private static RuntimeException classified(ExecutionException e) {
    Throwable cause = e.getCause();
    return switch (cause) {
      case CompileException unsupported ->
          new LoadException(String.valueOf(unsupported.getMessage()), unsupported);
      case CodeLimitException limit -> limit.toTrap();
      case OutOfMemoryError error ->
          Trap.of(TrapKind.HOST_OUT_OF_MEMORY, TrapKind.HOST_OUT_OF_MEMORY.message(), error);
      case null, default -> new EngineBug("the compiler failed", cause);
    };
  }
}
