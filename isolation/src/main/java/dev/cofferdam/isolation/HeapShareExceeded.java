package dev.cofferdam.isolation;

/// Thrown when a guest is not started because its memory limit, added to those of the guests that
/// run, is more than the share of the heap that guests may fill.
public final class HeapShareExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HeapShareExceeded(
      String guest, HeapShare.Need need, long reservedBytes, long growthBytes, long totalBytes) {
    super(
        "guest %s may use %d bytes of memory (limit memoryBytes, Limits.withMemoryBytes), %d in all"
                .formatted(guest, need.limitBytes(), need.allBytes())
            + " instances as the collector rounds them; of %d bytes of the heap for guests %d are"
                .formatted(totalBytes, reservedBytes)
            + " taken and %d kept for memories that grow (raise the heap with -Xmx, or lower the"
                .formatted(growthBytes)
            + " limits)");
  }
}
