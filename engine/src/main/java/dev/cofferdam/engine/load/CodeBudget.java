package dev.cofferdam.engine.load;

import dev.cofferdam.engine.CodeLimits;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the bytes of generated classes of one module, and of all modules of the JVM.
///
/// What a module has used is given back when the JVM has collected its loader, and with it the
/// classes.
final class CodeBudget {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong JVM_BYTES = new AtomicLong();

  private final CodeLimits limits;
  private final AtomicLong moduleBytes = new AtomicLong();

  private CodeBudget(CodeLimits limits) {
    this.limits = limits;
  }

  /// Returns the budget of the module whose classes `loader` defines.
  static CodeBudget of(CodeLimits limits, ClassLoader loader) {
    var budget = new CodeBudget(limits);
    CLEANER.register(loader, budget::giveBack);
    return budget;
  }

  private void giveBack() {
    JVM_BYTES.addAndGet(-moduleBytes.get());
  }

  /// Returns the bytes of all classes that were generated and not yet collected.
  static long jvmBytes() {
    return JVM_BYTES.get();
  }

  /// Counts a class that is about to be defined.
  ///
  /// @throws CodeLimitException if that is more than a limit allows
  void reserve(int classBytes) {
    long asked = moduleBytes.addAndGet(classBytes);
    long askedOfJvm = JVM_BYTES.addAndGet(classBytes);
    if (asked > limits.moduleCodeBytes()) {
      release(classBytes);
      throw new CodeLimitException("moduleCodeBytes", limits.moduleCodeBytes(), asked);
    }
    if (askedOfJvm > limits.jvmCodeBytes()) {
      release(classBytes);
      throw new CodeLimitException("jvmCodeBytes", limits.jvmCodeBytes(), askedOfJvm);
    }
  }

  private void release(int classBytes) {
    moduleBytes.addAndGet(-classBytes);
    JVM_BYTES.addAndGet(-classBytes);
  }
}
