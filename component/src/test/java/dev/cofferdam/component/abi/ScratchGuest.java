package dev.cofferdam.component.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/// A guest that is only a memory and an allocator which never frees.
final class ScratchGuest implements GuestMemory {
  static final int MEMORY_BYTES = 4096;

  final byte[] memory = new byte[MEMORY_BYTES];
  final List<String> reallocs = new ArrayList<>();
  final StringEncoding encoding;
  int next = 64;
  long budgetBytes = 1 << 20;

  ScratchGuest() {
    this(StringEncoding.UTF8);
  }

  ScratchGuest(StringEncoding encoding) {
    this.encoding = encoding;
  }

  @Override
  public byte[] bytes() {
    return memory;
  }

  @Override
  public int realloc(int oldAddress, int oldSize, int alignment, int newSize) {
    reallocs.add(oldSize + "->" + newSize + "/" + alignment);
    next = (next + alignment - 1) & -alignment;
    int address = next;
    next += newSize;
    System.arraycopy(memory, oldAddress, memory, address, Math.min(oldSize, newSize));
    return address;
  }

  LiftContext lifting() {
    return new LiftContext(memory, encoding, NoHandles.INSTANCE, false, this::charge);
  }

  private void charge(long bytes) {
    budgetBytes -= bytes;
    if (budgetBytes < 0) {
      throw Trap.of(TrapKind.HOST_CALL_BYTES);
    }
  }

  LowerContext lowering(StringEncoding source) {
    return new LowerContext(this, encoding, source, NoHandles.INSTANCE);
  }

  /// Lowers a value as the only argument of a function, and returns the core arguments.
  long[] lower(ValueType type, Object value) {
    return lower(type, value, StringEncoding.UTF8);
  }

  long[] lower(ValueType type, Object value, StringEncoding source) {
    long[] flat = new long[17];
    function(type, null).lowerParams(lowering(source), new Object[] {value}, flat);
    return flat;
  }

  /// Lifts a value as the only argument of a function.
  Object lift(ValueType type, long... values) {
    long[] flat = new long[17];
    System.arraycopy(values, 0, flat, 0, values.length);
    return function(type, null).liftParams(lifting(), flat)[0];
  }

  /// Lowers a value and lifts it again.
  Object roundTrip(ValueType type, Object value) {
    return lift(type, lower(type, value));
  }

  static AbiFunc function(@Nullable ValueType param, @Nullable ValueType result) {
    List<ComponentFuncType.Param> params =
        param == null ? List.of() : List.of(new ComponentFuncType.Param("value", param));
    return AbiFunc.of(new ComponentFuncType(params, result, false), new AbiTypes());
  }

  static void assertTraps(TrapKind kind, Executable body) {
    assertEquals(kind, assertThrows(Trap.class, body).kind());
  }

  private enum NoHandles implements HandleTransfer {
    INSTANCE;

    @Override
    public Object liftOwn(int resource, int handle) {
      throw new AssertionError("no handles here");
    }

    @Override
    public Object liftBorrow(int resource, int handle) {
      throw new AssertionError("no handles here");
    }

    @Override
    public int lowerOwn(int resource, Object value) {
      throw new AssertionError("no handles here");
    }

    @Override
    public int lowerBorrow(int resource, Object value) {
      throw new AssertionError("no handles here");
    }
  }
}
