package dev.cofferdam.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/// What the JVM holds on to: taken before and after work that is to leave nothing behind.
///
/// @param heapBytes heap in use after garbage collections
/// @param metaspaceBytes metaspace in use
/// @param classes loaded classes
/// @param threads platform threads
/// @param openFiles open file descriptors; 0 where the system does not tell
record Footprint(long heapBytes, long metaspaceBytes, long classes, long threads, long openFiles) {
  private static final int COLLECTIONS_MAX = 8;
  private static final double GROWTH_MAX = 0.05;
  private static final long HEAP_SLACK_BYTES = 8 << 20;
  private static final long METASPACE_SLACK_BYTES = 1 << 20;
  private static final long CLASS_SLACK = 100;
  private static final long THREAD_SLACK = 2;
  private static final long FILE_SLACK = 2;

  /// Collects garbage until the heap no longer shrinks, and looks.
  static Footprint settled() {
    long before = Long.MAX_VALUE;
    long now = heapAfterCollection();
    for (int i = 1; i < COLLECTIONS_MAX && now < before - before / 1_000; i++) {
      before = now;
      now = heapAfterCollection();
    }
    return new Footprint(
        now,
        metaspace(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openFileCount());
  }

  /// Returns the peaks of heap and metaspace since the start of the JVM, in words.
  static String peaks() {
    long heap = 0;
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      long peak = pool.getPeakUsage().getUsed();
      switch (pool.getType()) {
        case HEAP -> heap += peak;
        case NON_HEAP -> metaspace += pool.getName().equals("Metaspace") ? peak : 0;
      }
    }
    return "heap %s, metaspace %s".formatted(Figures.bytes(heap), Figures.bytes(metaspace));
  }

  private static long heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long openFileCount() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  /// Prints this footprint beside an earlier one; growth beyond a twentieth is a miss.
  void expectFlat(Findings findings, Footprint earlier) {
    row(findings, "heap after GC", earlier.heapBytes, heapBytes, HEAP_SLACK_BYTES, true);
    row(findings, "metaspace", earlier.metaspaceBytes, metaspaceBytes, METASPACE_SLACK_BYTES, true);
    row(findings, "loaded classes", earlier.classes, classes, CLASS_SLACK, false);
    row(findings, "platform threads", earlier.threads, threads, THREAD_SLACK, false);
    row(findings, "open files", earlier.openFiles, openFiles, FILE_SLACK, false);
  }

  private static void row(
      Findings findings, String what, long before, long after, long slack, boolean isSize) {
    long bound = before + Math.max(slack, (long) (before * GROWTH_MAX));
    findings.expect(
        what + ", before and after",
        shown(before, isSize) + ", " + shown(after, isSize),
        "at most " + shown(bound, isSize),
        after <= bound);
  }

  private static String shown(long value, boolean isSize) {
    return isSize ? Figures.bytes(value) : Long.toString(value);
  }
}
