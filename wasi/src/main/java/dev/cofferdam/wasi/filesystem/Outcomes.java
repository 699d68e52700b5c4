package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.HostFunc;

/// How the package's functions give `result<_, error-code>`.
final class Outcomes {
  private Outcomes() {}

  /// Returns the function with its result, or the error code it throws, as a `result`.
  static HostFunc result(HostFunc func) {
    return (call, args) -> {
      try {
        Object value = func.call(call, args);
        return value == null ? Result.ok() : Result.ok(value);
      } catch (FilesystemException e) {
        return Result.err(e.code().witName());
      }
    };
  }

  /// What a function without a value does.
  interface Action {
    /// Does it.
    void run(Object[] args) throws InterruptedException;
  }

  /// Returns the function of `result<_, error-code>`.
  static HostFunc done(Action action) {
    return result((_, args) -> {
      action.run(args);
      return null;
    });
  }
}
