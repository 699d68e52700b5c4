package dev.cofferdam.engine.runtime;

import org.jspecify.annotations.Nullable;

/// The place that everything passes which takes heap on a guest's behalf: memories, tables,
/// handles, buffers of calls, Stores.
///
/// It does nothing, unless a test wants an allocation to fail: an OutOfMemoryError is too rare to
/// wait for.
public final class HostAllocation {
  private static volatile @Nullable Runnable rehearsal;

  private HostAllocation() {}

  /// Says that heap is about to be taken.
  public static void due() {
    Runnable action = rehearsal;
    if (action != null) {
      action.run();
    }
  }

  /// Has `action` run at each allocation in this JVM from now on, on the thread that makes it; null
  /// for none. The action may throw an OutOfMemoryError.
  public static void rehearse(@Nullable Runnable action) {
    rehearsal = action;
  }
}
