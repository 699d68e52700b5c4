package dev.cofferdam.engine.runtime;

import java.lang.invoke.MethodHandle;

/// What a typed call into a guest passes through; adapters made for each signature call it.
public interface EntryPoint {
  /// Enters the Store and returns the modelled stack, or -1 where this thread has too little stack.
  int enter();

  /// Returns the guest's code.
  MethodHandle code();

  /// Leaves the Store after the call returned.
  void leave();

  /// Leaves the Store after the call failed, and returns what to throw.
  RuntimeException failed(Throwable failure);

  /// Returns a frame for a call on another thread.
  HostFrame open();

  /// Makes the call on another thread and leaves the first result in the frame.
  void runElsewhere(HostFrame frame);
}
