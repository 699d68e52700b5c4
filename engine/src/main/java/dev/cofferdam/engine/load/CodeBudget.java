package dev.cofferdam.engine.load;

import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.TrapKind;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the bytes of generated classes of one module, of those it is counted with, and of all
/// modules of the JVM.
///
/// What a module has used is given back when the JVM has collected its loader, and with it the
/// classes.
final class CodeBudget {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong JVM_BYTES = new AtomicLong();

  private final CodeTerms terms;
  private final AtomicLong moduleBytes = new AtomicLong();

  private CodeBudget(CodeTerms terms) {
    this.terms = terms;
  }

  /// Returns the budget of the module whose classes `loader` defines.
  static CodeBudget of(CodeTerms terms, ClassLoader loader) {
    var budget = new CodeBudget(terms);
    CLEANER.register(loader, budget::giveBack);
    return budget;
  }

  private void giveBack() {
    long bytes = moduleBytes.get();
    JVM_BYTES.addAndGet(-bytes);
    terms.group().add(-bytes);
  }

  /// Returns the bytes of all classes that were generated and not yet collected.
  static long jvmBytes() {
    return JVM_BYTES.get();
  }

  /// Counts a class that is about to be defined. Where all guests together have too much, that is
  /// not the fault of the one that asks: the host is out of memory for code.
  ///
  /// @throws CodeLimitException if that is more than a limit allows
  void reserve(int classBytes) {
    moduleBytes.addAndGet(classBytes);
    long asked = terms.group().add(classBytes);
    long askedOfJvm = JVM_BYTES.addAndGet(classBytes);
    CodeLimits limits = terms.limits();
    if (asked > limits.moduleCodeBytes()) {
      release(classBytes);
      throw new CodeLimitException(
          TrapKind.CODE_LIMIT, "moduleCodeBytes", limits.moduleCodeBytes(), asked);
    }
    if (askedOfJvm > limits.jvmCodeBytes()) {
      release(classBytes);
      throw new CodeLimitException(
          TrapKind.HOST_OUT_OF_MEMORY, "jvmCodeBytes", limits.jvmCodeBytes(), askedOfJvm);
    }
  }

  /// Takes back what was counted for a class that was not defined after all.
  void release(int classBytes) {
    terms.group().add(-classBytes);
    moduleBytes.addAndGet(-classBytes);
    JVM_BYTES.addAndGet(-classBytes);
  }
}
