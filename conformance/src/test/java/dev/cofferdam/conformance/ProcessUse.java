package dev.cofferdam.conformance;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/// What the JVM holds after a garbage collection.
///
/// @param heapBytes live heap
/// @param metaspaceBytes metadata of loaded classes
/// @param threads live platform threads
/// @param files open files
record ProcessUse(long heapBytes, long metaspaceBytes, int threads, long files) {
  private static final int COLLECTIONS = 3;
  private static final long HEAP_SLACK_BYTES = 4 << 20;
  private static final long METASPACE_SLACK_BYTES = 1 << 20;
  private static final int THREADS_SLACK = 1;

  static ProcessUse measure() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return new ProcessUse(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        metaspace(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openFiles());
  }

  /// Whether this is no more than `before`, but for what the JVM itself may vary by.
  boolean isBackAt(ProcessUse before) {
    return heapBytes <= before.heapBytes + HEAP_SLACK_BYTES
        && metaspaceBytes <= before.metaspaceBytes + METASPACE_SLACK_BYTES
        && threads <= before.threads + THREADS_SLACK
        && files <= before.files;
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
