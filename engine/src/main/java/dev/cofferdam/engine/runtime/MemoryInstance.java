package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.GrowthGate;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasm.MemoryType;

/// A linear memory. `bytes` is exactly as long as the memory, so that the JVM's own bounds check is
/// the memory's; growing replaces it.
///
/// Specification: section 4.2.8, memory instances.
public final class MemoryInstance {
  /// Most pages a memory can have here: the longest array of whole pages.
  public static final int PAGES_MAX = 32_767;

  /// The contents.
  public byte[] bytes;

  private final StoreContext context;
  private final MemoryType type;

  /// Creates a memory of its type's smallest size, filled with 0, or traps.
  public MemoryInstance(StoreContext context, MemoryType type) {
    this.context = context;
    this.type = type;
    context.totals.addMemory();
    bytes = allocate(context, type.minPages());
  }

  private static byte[] allocate(StoreContext context, long pages) {
    if (Long.compareUnsigned(pages, PAGES_MAX) > 0) {
      throw Trap.of(
          TrapKind.MEMORY_LIMIT,
          "memory limit exceeded: "
              + Long.toUnsignedString(pages)
              + " pages asked, "
              + PAGES_MAX
              + " are the most that a memory can have, whatever the limit memoryBytes");
    }
    context.totals.reserveLinear(pages * MemoryType.PAGE_BYTES);
    HostAllocation.due();
    return new byte[(int) pages * MemoryType.PAGE_BYTES];
  }

  /// Returns the type the memory was made with.
  public MemoryType type() {
    return type;
  }

  /// Returns the Store it lives in.
  public StoreContext context() {
    return context;
  }

  /// Returns the size now, in pages.
  public int pageCount() {
    return bytes.length / MemoryType.PAGE_BYTES;
  }

  /// Adds pages and returns the size before, or -1 where a limit refuses.
  public int grow(long deltaPages) {
    int before = pageCount();
    long maxPages = type.hasMax() ? Math.min(type.maxPages(), PAGES_MAX) : PAGES_MAX;
    if (Long.compareUnsigned(deltaPages, maxPages - before) > 0) {
      return -1;
    }
    if (deltaPages != 0 && !extend((int) deltaPages * MemoryType.PAGE_BYTES)) {
      return -1;
    }
    return before;
  }

  private boolean extend(int moreBytes) {
    if (!context.totals.tryReserveLinear(moreBytes)) {
      return false;
    }
    boolean isDone = false;
    try {
      context.totals.chargeCopy(bytes.length);
      context.checkpoint();
      bytes = copied(moreBytes);
      isDone = true;
    } finally {
      if (!isDone) {
        context.totals.releaseLinear(moreBytes);
      }
    }
    return true;
  }

  private byte[] copied(int moreBytes) {
    int oldBytes = bytes.length;
    GrowthGate gate = context.enterGrowth(oldBytes);
    try {
      HostAllocation.due();
      byte[] longer = new byte[oldBytes + moreBytes];
      Pieces.copy(context, bytes, 0, longer, 0, oldBytes);
      return longer;
    } finally {
      StoreContext.leaveGrowth(gate, oldBytes);
    }
  }
}
