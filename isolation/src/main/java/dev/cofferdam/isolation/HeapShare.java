package dev.cofferdam.isolation;

import java.util.concurrent.atomic.AtomicLong;

/// The part of the JVM's heap that guests may fill: the sum of their memory limits stays within it,
/// so that no guest can bring the JVM to an OutOfMemoryError by using what it was allowed.
final class HeapShare {
  private final long totalBytes;
  private final AtomicLong reservedBytes = new AtomicLong();

  HeapShare(long totalBytes) {
    this.totalBytes = totalBytes;
  }

  /// Returns three quarters of the largest heap this JVM may have.
  static HeapShare ofThisJvm() {
    return new HeapShare(Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /// Sets bytes aside for a guest.
  ///
  /// @throws HeapShareExceeded if there are not so many left
  void reserve(String guest, long bytes) {
    long before = reservedBytes.getAndUpdate(now -> fits(now, bytes) ? now + bytes : now);
    if (!fits(before, bytes)) {
      throw new HeapShareExceeded(guest, bytes, before, totalBytes);
    }
  }

  private boolean fits(long reserved, long bytes) {
    return bytes <= totalBytes - reserved;
  }

  void release(long bytes) {
    reservedBytes.addAndGet(-bytes);
  }

  long reservedBytes() {
    return reservedBytes.get();
  }
}
