package dev.cofferdam.engine.load;

import dev.cofferdam.engine.EngineBug;

/// A Store, as the modules see it that it has instances of.
public interface ModuleUser {
  /// Returns whether a thread is inside.
  boolean isInside(Thread thread);

  /// Throws the trap that ends the running call if that may not wait any longer: it was cancelled,
  /// or its deadline has passed.
  void requireTime();

  /// A call that is inside begins to wait for the compiler.
  void beginCompilerWait();

  /// A call that is inside has waited for the compiler.
  void endCompilerWait();

  /// Lets nothing enter any more, because the code of a module is wrong; any thread may call it.
  void condemn(EngineBug bug);
}
