package dev.cofferdam.engine.runtime;

/// What a guest's call to the host ends in; adapters made for each signature call it.
public interface HostTarget {
  /// Returns a frame for the arguments.
  HostFrame open(int depth);

  /// Runs the function over the frame and leaves the results in it and, from the second on, in the
  /// context.
  void run(HostFrame frame);
}
