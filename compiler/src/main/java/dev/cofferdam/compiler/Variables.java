package dev.cofferdam.compiler;

/// Where a method keeps the locals of its function.
interface Variables {
  /// Pushes a local to the JVM's stack.
  void load(int local);

  /// Pops the JVM's stack into a local.
  void store(int local);
}
