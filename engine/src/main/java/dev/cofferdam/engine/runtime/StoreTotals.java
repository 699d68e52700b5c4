package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.StoreUsage;
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

  /// Host structures and what instances take are free up to this size together, so that a guest's
  /// linear memories can reach the limit to the byte, as in Wasmtime.
  static final long HOST_BYTES_FREE = 1L << 20;

  private final Limits limits;
  private long linearBytes;
  private long hostBytes;
  private long instanceBytes;
  private long peakMemoryBytes;
  private long copiedBytes;
  private long tableElements;
  private int memories;
  private int tables;
  private int instances;
  private int handles;
  private int peakHandles;

  StoreTotals(Limits limits) {
    this.limits = limits;
  }

  /// Reserves bytes of linear memory; returns whether the limit allows it.
  boolean tryReserveLinear(long bytes) {
    if (bytes > limits.memoryBytes() - charged(linearBytes, hostBytes, instanceBytes)) {
      return false;
    }
    linearBytes += bytes;
    notePeak();
    return true;
  }

  /// Reserves bytes of linear memory or traps.
  void reserveLinear(long bytes) {
    if (!tryReserveLinear(bytes)) {
      throw exceeded(charged(linearBytes, hostBytes, instanceBytes) + bytes);
    }
  }

  /// Gives back bytes of linear memory.
  void releaseLinear(long bytes) {
    linearBytes -= bytes;
  }

  /// Reserves heap that the host needs on the guest's behalf, or traps.
  public void reserveHost(long bytes) {
    long after = charged(linearBytes, hostBytes + bytes, instanceBytes);
    if (after > limits.memoryBytes()) {
      throw exceeded(after);
    }
    hostBytes += bytes;
    notePeak();
    HostAllocation.due();
  }

  /// Reserves heap for what instances, functions and tables are made of, or traps. They are there
  /// until the Store closes.
  public void reserveInstance(long bytes) {
    if (!tryReserveInstance(bytes)) {
      throw exceeded(charged(linearBytes, hostBytes, instanceBytes + bytes));
    }
    HostAllocation.due();
  }

  /// Reserves such heap; returns whether the limit allows it.
  boolean tryReserveInstance(long bytes) {
    if (charged(linearBytes, hostBytes, instanceBytes + bytes) > limits.memoryBytes()) {
      return false;
    }
    instanceBytes += bytes;
    notePeak();
    return true;
  }

  /// Gives back what {@link #reserveHost} took.
  public void releaseHost(long bytes) {
    hostBytes -= bytes;
  }

  private static long charged(long linear, long host, long instance) {
    return linear + Math.max(0, host + instance - HOST_BYTES_FREE);
  }

  private Trap exceeded(long asked) {
    return Trap.limit(TrapKind.MEMORY_LIMIT, "memoryBytes", limits.memoryBytes(), asked);
  }

  private void notePeak() {
    peakMemoryBytes = Math.max(peakMemoryBytes, memoryBytes());
  }

  /// Returns the bytes reserved now: linear memories, host structures, and what instances take
  /// beyond what is free.
  public long memoryBytes() {
    return linearBytes + Math.max(hostBytes, hostBytes + instanceBytes - HOST_BYTES_FREE);
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
      throw Trap.of(TrapKind.MEMORY_COPY_LIMIT, copiesSentence(budget));
    }
  }

  private String copiesSentence(long budget) {
    return "%s: %d bytes copied, %d allowed, %d times the limit memoryBytes of %d (grow by more at a"
            .formatted(
                TrapKind.MEMORY_COPY_LIMIT.message(),
                copiedBytes,
                budget,
                COPY_FACTOR,
                limits.memoryBytes())
        + " time, or raise it with Limits.withMemoryBytes)";
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

  /// Counts a resource handle or traps.
  public void addHandle() {
    handles = counted(TrapKind.HANDLE_LIMIT, "handles", limits.handles(), handles);
    peakHandles = Math.max(peakHandles, handles);
  }

  /// Takes back what {@link #addHandle} counted.
  public void removeHandle() {
    handles--;
  }

  /// Returns how many there are of everything that is counted; of handles, the most at a time.
  public StoreUsage.Counts counts() {
    return new StoreUsage.Counts(memories, tables, tableElements, instances, peakHandles);
  }

  private static int counted(TrapKind kind, String limit, int value, int count) {
    if (count >= value) {
      throw Trap.limit(kind, limit, value, count + 1L);
    }
    return count + 1;
  }
}
