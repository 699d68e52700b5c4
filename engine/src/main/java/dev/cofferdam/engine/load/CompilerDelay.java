package dev.cofferdam.engine.load;

import dev.cofferdam.wasm.ModuleModel;
import java.util.concurrent.TimeUnit;

/// Whether calls into one module are likely to wait long for the compiler: it has functions that
/// are slow to compile, and is still being compiled. A wait that was long although there was little
/// to compile says something of the machine and not of the module. Safe for use by many threads.
final class CompilerDelay {
  private static final int LARGE_BODY_BYTES = 64 << 10;
  private static final int SLOW_CODE_BYTES = 16 << 10;
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private volatile boolean hasSlowFunctions;
  private volatile boolean hasBegun;
  private volatile long lastWaitNanos;

  private CompilerDelay(boolean hasSlowFunctions) {
    this.hasSlowFunctions = hasSlowFunctions;
  }

  /// Returns what is known of a module before anything is compiled.
  static CompilerDelay of(ModuleModel model) {
    return new CompilerDelay(
        model.bodies().stream().anyMatch(body -> body.code().size() > LARGE_BODY_BYTES));
  }

  /// Takes note that a call has waited from one time to another for a class that is made of so much
  /// WebAssembly.
  void waited(int codeBytes, long fromNanos, long toNanos) {
    lastWaitNanos = toNanos;
    hasBegun = true;
    if (codeBytes > SLOW_CODE_BYTES && toNanos - fromNanos > LONG_NANOS) {
      hasSlowFunctions = true;
    }
  }

  boolean isLikely(long nowNanos) {
    return hasSlowFunctions && (!hasBegun || nowNanos - lastWaitNanos < QUIET_NANOS);
  }
}
