package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.GuestMemory;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Memory;
import org.jspecify.annotations.Nullable;

/// The memory and allocator that a canonical definition names.
///
/// @param instance the instance whose they are
/// @param memory the memory, or null where none is named
/// @param realloc the allocator, or null where none is named
record CanonMemory(InstanceState instance, @Nullable Memory memory, @Nullable Func realloc)
    implements GuestMemory {
  private static final byte[] NO_BYTES = new byte[0];

  @Override
  public byte[] bytes() {
    return memory == null ? NO_BYTES : memory.asBytes();
  }

  @Override
  public int realloc(int oldAddress, int oldSize, int alignment, int newSize) {
    if (realloc == null) {
      throw new EngineBug("a definition without realloc was validated but needs it", null);
    }
    long[] values = {oldAddress, oldSize, alignment, newSize};
    instance.callConfined(realloc, values);
    return (int) values[0];
  }
}
