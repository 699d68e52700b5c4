package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Counts what a Store has of everything that is limited in all.
///
/// Used by the thread inside the Store only.
public final class StoreTotals {
  /// How often over the memory limit may be copied by growing memories.
  ///
  /// A memory that grows page by page to 64 MiB copies 512 times its size; that is honest.
  private static final long COPY_FACTOR = 512;

  private final Limits limits;
  private long memoryBytes;
  private long peakMemoryBytes;
  private long copiedBytes;
  private long tableElements;
  private int memories;
  private int tables;
  private int instances;

  StoreTotals(Limits limits) {
    this.limits = limits;
  }

  /// Reserves bytes of memory; returns whether the limit allows it.
  public boolean tryReserveMemory(long bytes) {
    if (bytes > limits.memoryBytes() - memoryBytes) {
      return false;
    }
    memoryBytes += bytes;
    peakMemoryBytes = Math.max(peakMemoryBytes, memoryBytes);
    return true;
  }

  /// Reserves bytes of memory or traps.
  public void reserveMemory(long bytes) {
    if (!tryReserveMemory(bytes)) {
      throw Trap.limit(
          TrapKind.MEMORY_LIMIT, "memoryBytes", limits.memoryBytes(), memoryBytes + bytes);
    }
  }

  /// Gives back bytes that were reserved.
  public void releaseMemory(long bytes) {
    memoryBytes -= bytes;
  }

  /// Returns the bytes reserved now.
  public long memoryBytes() {
    return memoryBytes;
  }

  /// Returns the most bytes ever reserved at a time.
  public long peakMemoryBytes() {
    return peakMemoryBytes;
  }

  /// Pays for a copy of a memory that grows, or traps.
  void chargeCopy(long bytes) {
    copiedBytes += bytes;
    long budget = Math.max(limits.memoryBytes(), 1) * COPY_FACTOR;
    if (budget > 0 && copiedBytes > budget) {
      throw Trap.limit(TrapKind.MEMORY_COPY_LIMIT, "memoryBytes", budget, copiedBytes);
    }
  }

  /// Reserves elements of tables; returns whether the limit allows it.
  boolean tryReserveElements(long count) {
    if (count > limits.tableElements() - tableElements) {
      return false;
    }
    tableElements += count;
    return true;
  }

  void addMemory() {
    memories = counted(TrapKind.MEMORY_LIMIT, "memories", limits.memories(), memories);
  }

  void addTable() {
    tables = counted(TrapKind.TABLE_LIMIT, "tables", limits.tables(), tables);
  }

  /// Counts an instance or traps.
  public void addInstance() {
    instances = counted(TrapKind.INSTANCE_LIMIT, "instances", limits.instances(), instances);
  }

  private static int counted(TrapKind kind, String limit, int value, int count) {
    if (count >= value) {
      throw Trap.limit(kind, limit, value, count + 1L);
    }
    return count + 1;
  }
}
