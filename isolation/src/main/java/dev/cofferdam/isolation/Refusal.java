package dev.cofferdam.isolation;

/// Why a {@link Guest} did not answer although it did not crash.
public enum Refusal {
  /// Too many calls were waiting, or the call waited for so long that its deadline passed.
  OVERLOADED,
  /// The caller withdrew the call.
  CANCELLED,
  /// The guest crashed too often and is not started again until its quarantine ends.
  QUARANTINED,
  /// The guest was closed, or has ended and is not restarted.
  STOPPED,
  /// A host function called the very guest that it runs for.
  RE_ENTERED,
  /// Too many host functions of this guest, or of all, have ignored their deadline and still run.
  TOO_MANY_DETACHED,
  /// The JVM was short of memory.
  HOST_PRESSURE
}
