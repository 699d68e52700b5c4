package dev.cofferdam.isolation;

/// Thrown when a guest is not started because its memory limit, added to those of the guests that
/// run, is more than the share of the heap that guests may fill.
public final class HeapShareExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HeapShareExceeded(String guest, long askedBytes, long reservedBytes, long totalBytes) {
    super(
        "guest %s may use %d bytes of memory (Limits.withMemoryBytes), but of %d bytes of the heap"
                .formatted(guest, askedBytes, totalBytes)
            + " for guests %d are taken (raise the heap, or lower the limits)"
                .formatted(reservedBytes));
  }
}
