package dev.cofferdam.wasi.io;

/// Something that becomes ready by an event, such as input that another thread delivers.
///
/// Implementations are called from any thread.
public interface Readiness {
  /// Whether the next operation would not block.
  boolean isReady();

  /// Has `wakeup` signalled at every change to ready from now on.
  void watch(Wakeup wakeup);

  /// Undoes [#watch].
  void unwatch(Wakeup wakeup);
}
