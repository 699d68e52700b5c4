package dev.cofferdam.isolation;

import dev.cofferdam.engine.GrowthGate;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The part of the JVM's heap that guests may fill, so that no guest's memories can bring the JVM
/// to an OutOfMemoryError by growing as far as they may: the sum of the memory limits, as the
/// collector rounds them, stays within it, with room left for the largest of them to be held twice.
/// That room is what a memory needs while it grows; those that do not find enough of it wait for
/// others to have grown.
///
/// What the host makes for guests, and everything else in the JVM, has the rest of the heap. Safe
/// for use by many threads.
final class HeapShare implements GrowthGate {
  private static final HeapShare OF_THIS_JVM = ofThisJvm(HeapLayout.ofThisJvm());

  private final long totalBytes;
  private final HeapLayout layout;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition roomMade = lock.newCondition();

  /// How many guests have instances of each footprint.
  private final TreeMap<Long, Integer> footprints = new TreeMap<>();

  private long reservedBytes;
  private long growingBytes;

  HeapShare(long totalBytes, HeapLayout layout) {
    this.totalBytes = totalBytes;
    this.layout = layout;
  }

  /// A share of a heap that rounds nothing.
  HeapShare(long totalBytes) {
    this(totalBytes, new HeapLayout(totalBytes, 0));
  }

  private static HeapShare ofThisJvm(HeapLayout layout) {
    return new HeapShare(layout.longLivedBytes() / 4 * 3, layout);
  }

  /// Returns the share that all guests of this JVM have: three quarters of what can live long in
  /// the largest heap it may have.
  static HeapShare ofThisJvm() {
    return OF_THIS_JVM;
  }

  /// Returns what a guest needs of the heap.
  ///
  /// @param limitBytes the memory limit of one instance
  /// @param memoryCount how many memories an instance has, if that is known
  /// @param instances how many instances there are
  Need need(long limitBytes, OptionalInt memoryCount, int instances) {
    long one = layout.footprint(limitBytes, memoryCount);
    long all = one > Long.MAX_VALUE / instances ? Long.MAX_VALUE : one * instances;
    return new Need(limitBytes, one, all);
  }

  /// What a guest needs of the heap.
  ///
  /// @param limitBytes the memory limit of one instance
  /// @param oneBytes what that comes to as the collector rounds it
  /// @param allBytes what all instances come to
  record Need(long limitBytes, long oneBytes, long allBytes) {
    /// Returns what is enough for either of two.
    Need or(Need other) {
      return new Need(
          Math.max(limitBytes, other.limitBytes),
          Math.max(oneBytes, other.oneBytes),
          Math.max(allBytes, other.allBytes));
    }
  }

  /// Sets heap aside for a guest.
  ///
  /// @throws HeapShareExceeded if there is not so much left
  void reserve(String guest, Need need) {
    lock.lock();
    try {
      long growthBytes = Math.max(need.oneBytes, largest());
      if (need.allBytes > totalBytes - reservedBytes
          || growthBytes > totalBytes - reservedBytes - need.allBytes) {
        throw new HeapShareExceeded(guest, need, reservedBytes, growthBytes, totalBytes);
      }
      add(need);
    } finally {
      lock.unlock();
    }
  }

  private void add(Need need) {
    reservedBytes += need.allBytes;
    footprints.merge(need.oneBytes, 1, Integer::sum);
  }

  private void remove(Need need) {
    reservedBytes -= need.allBytes;
    footprints.computeIfPresent(need.oneBytes, (_, count) -> count == 1 ? null : count - 1);
  }

  /// Gives back what {@link #reserve} set aside, and keeps others of it, which need no more.
  void exchange(List<Need> before, List<Need> kept) {
    lock.lock();
    try {
      before.forEach(this::remove);
      kept.forEach(this::add);
    } finally {
      lock.unlock();
    }
  }

  /// Counts heap that is in use although nothing was set aside for it, until it is {@link
  /// #release}d.
  void hold(long bytes) {
    lock.lock();
    try {
      reservedBytes += bytes;
    } finally {
      lock.unlock();
    }
  }

  private long largest() {
    return footprints.isEmpty() ? 0 : footprints.lastKey();
  }

  /// Gives back bytes that {@link #hold} counted.
  void release(long bytes) {
    lock.lock();
    try {
      reservedBytes -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /// One that needs more than the room there is goes when it is alone. An interrupt is kept for
  /// later.
  @Override
  public boolean tryEnter(long bytes, long timeoutNanos) {
    long footprint = layout.footprint(bytes, OptionalInt.of(1));
    boolean isInterrupted = false;
    lock.lock();
    try {
      long end = System.nanoTime() + timeoutNanos;
      while (growingBytes > 0 && growingBytes + footprint > largest()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        isInterrupted |= !hasWaited(left);
      }
      growingBytes += footprint;
      return true;
    } finally {
      lock.unlock();
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private boolean hasWaited(long nanos) {
    try {
      var _ = roomMade.awaitNanos(nanos);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void leave(long bytes) {
    lock.lock();
    try {
      growingBytes -= layout.footprint(bytes, OptionalInt.of(1));
      roomMade.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long reservedBytes() {
    lock.lock();
    try {
      return reservedBytes;
    } finally {
      lock.unlock();
    }
  }
}
