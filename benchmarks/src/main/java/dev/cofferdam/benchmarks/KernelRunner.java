package dev.cofferdam.benchmarks;

/// An engine that runs kernels.
interface KernelRunner {
  /// Returns the engine's name.
  String name();

  /// Runs `kernel` once on a fresh instance and returns how long the call took, in nanoseconds.
  long run(Kernel kernel);
}
