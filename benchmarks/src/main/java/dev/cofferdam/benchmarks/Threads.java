package dev.cofferdam.benchmarks;

/// Waiting for threads.
final class Threads {
  private Threads() {}

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }
}
