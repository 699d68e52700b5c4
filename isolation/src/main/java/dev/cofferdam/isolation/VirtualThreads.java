package dev.cofferdam.isolation;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/// The JVM's virtual threads.
final class VirtualThreads {
  private static final @Nullable VirtualThreadSchedulerMXBean SCHEDULER =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

  private VirtualThreads() {}

  /// Returns whether any wait for a processor; true where the JVM does not tell.
  static boolean areWaiting() {
    return SCHEDULER == null || SCHEDULER.getQueuedVirtualThreadCount() != 0;
  }
}
