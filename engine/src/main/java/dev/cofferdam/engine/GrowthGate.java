package dev.cofferdam.engine;

/// Asked before a memory grows: until its contents are copied, the old and the new array take heap
/// at a time.
///
/// An embedder whose Stores share a heap that is given away to the last byte sets one with {@link
/// Store#onGrowth}. Used by many threads.
public interface GrowthGate {
  /// Waits for room for `bytes` more, at most `timeoutNanos`; returns whether there is.
  boolean tryEnter(long bytes, long timeoutNanos);

  /// Gives the room back.
  void leave(long bytes);
}
