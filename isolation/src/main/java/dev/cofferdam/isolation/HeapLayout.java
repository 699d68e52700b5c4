package dev.cofferdam.isolation;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How this JVM's collector lays out the arrays that memories of guests are.
///
/// G1 gives an array of half a region and more whole regions of its own; the rest of the last one
/// is lost. Serial and Parallel keep what lives long in the old generation.
///
/// @param longLivedBytes heap that can hold what lives long
/// @param regionBytes size of a region that large arrays are rounded to; 0 where there is none
record HeapLayout(long longLivedBytes, long regionBytes) {
  private static final int ARRAY_HEADER_BYTES = 16;

  /// Returns the layout of this JVM's heap.
  static HeapLayout ofThisJvm() {
    long heapBytes = Runtime.getRuntime().maxMemory();
    OptionalLong oldBytes = oldGenerationBytes();
    return oldBytes.isPresent()
        ? new HeapLayout(Math.min(heapBytes, oldBytes.getAsLong()), 0)
        : new HeapLayout(heapBytes, regionOfG1());
  }

  private static long regionOfG1() {
    var flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (flags == null || !Boolean.parseBoolean(flags.getVMOption("UseG1GC").getValue())) {
      return 0;
    }
    return Long.parseLong(flags.getVMOption("G1HeapRegionSize").getValue());
  }

  private static OptionalLong oldGenerationBytes() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      boolean isOld = pool.getName().equals("Tenured Gen") || pool.getName().equals("PS Old Gen");
      if (isOld && pool.getUsage().getMax() > 0) {
        return OptionalLong.of(pool.getUsage().getMax());
      }
    }
    return OptionalLong.empty();
  }

  /// Returns the most heap that memories of `bytes` in all can take.
  ///
  /// @param memoryCount how many memories they are, if that is known
  long footprint(long bytes, OptionalInt memoryCount) {
    if (bytes < regionBytes / 2 || regionBytes == 0) {
      return bytes;
    }
    // An array of just half a region takes a whole one: nothing is worse.
    long worst = saturatedSum(bytes, bytes);
    if (memoryCount.isEmpty()) {
      return worst;
    }
    long lost = (regionBytes + ARRAY_HEADER_BYTES) * memoryCount.getAsInt();
    return Math.min(worst, saturatedSum(bytes, lost) / regionBytes * regionBytes);
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
