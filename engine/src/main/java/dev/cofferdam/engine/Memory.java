package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.MemoryInstance;
import dev.cofferdam.wasm.MemoryType;
import org.jspecify.annotations.Nullable;

/// A linear memory.
///
/// Addresses and sizes are unsigned 32-bit numbers in a `long`. Every access checks its bounds and
/// traps with the kind the caller names, because what lies outside tells who is to blame.
///
/// Specification: section 4.2.8, memory instances.
public final class Memory implements Extern {
  private final Store store;
  private final MemoryInstance instance;

  private Memory(Store store, MemoryInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  static Memory of(Store store, MemoryInstance instance) {
    return new Memory(store, instance);
  }

  /// Creates a memory filled with 0.
  ///
  /// @throws Trap if a limit does not allow it
  public static Memory of(Store store, MemoryType type) {
    return new Memory(store, new MemoryInstance(store.context(), type));
  }

  @Override
  public Store store() {
    return store;
  }

  /// Returns the type it was made with.
  public MemoryType type() {
    return instance.type();
  }

  /// Returns the size now, in pages.
  public int pageCount() {
    return instance.pageCount();
  }

  /// Returns the size now, in bytes.
  public int size() {
    return instance.bytes.length;
  }

  /// Adds pages and returns the size before in pages, or -1 where a limit refuses.
  public int grow(int deltaPages) {
    return instance.grow(Integer.toUnsignedLong(deltaPages));
  }

  /// Returns the contents themselves, for layers that read many small things: as long as the
  /// memory, and out of date once the guest ran or the memory grew.
  public byte[] asBytes() {
    return instance.bytes;
  }

  /// Checks that a range lies inside and returns its start.
  ///
  /// @throws Trap of kind `outside`
  public int requireRange(long address, long size, TrapKind outside) {
    int length = instance.bytes.length;
    if (address < 0 || size < 0 || size > length || address > length - size) {
      throw Trap.of(outside);
    }
    return (int) address;
  }

  /// Copies bytes out.
  ///
  /// @throws Trap of kind `outside` if the range does not lie inside
  public byte[] read(long address, long size, TrapKind outside) {
    int start = requireRange(address, size, outside);
    byte[] copy = new byte[(int) size];
    System.arraycopy(instance.bytes, start, copy, 0, copy.length);
    return copy;
  }

  /// Copies bytes in.
  ///
  /// @throws Trap of kind `outside` if the range does not lie inside
  public void write(long address, byte[] bytes, TrapKind outside) {
    int start = requireRange(address, bytes.length, outside);
    System.arraycopy(bytes, 0, instance.bytes, start, bytes.length);
  }

  MemoryInstance instance() {
    return instance;
  }

  /// Returns whether `other` is the same memory.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Memory memory && memory.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }
}
