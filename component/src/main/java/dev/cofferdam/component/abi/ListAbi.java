package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.TypeShape;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The type `list<T>`: an address and a length.
///
/// Lists of `u8` are byte arrays; lists of other numbers are copied as bytes on their way from
/// guest to guest.
final class ListAbi extends AbiType {
  private static final long REFERENCE_BYTES = 8;
  private static final long OBJECT_BYTES = 64;

  private final AbiType element;
  private final boolean isBytes;

  ListAbi(TypeShape shape, AbiType element, boolean isBytes) {
    super(shape, REFERENCE_BYTES);
    this.element = element;
    this.isBytes = isBytes;
  }

  /// Numbers as they stood in a guest's memory, on their way to another guest.
  private record RawNumbers(byte[] bytes, int length) {}

  @Override
  Object load(LiftContext context, int address) {
    return liftRange(
        context,
        LinearBytes.get(context.memory, address, 4),
        LinearBytes.get(context.memory, address + 4, 4));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    long place = lowerRange(context, value);
    LinearBytes.put(context.memory(), address, 4, place);
    LinearBytes.put(context.memory(), address + 4, 4, place >>> 32);
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return liftRange(context, flat[at] & 0xFFFF_FFFFL, flat[at + 1] & 0xFFFF_FFFFL);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    long place = lowerRange(context, value);
    flat[at] = (int) place;
    flat[at + 1] = (int) (place >>> 32);
  }

  private Object liftRange(LiftContext context, long address, long length) {
    long byteCount = length * element.size;
    if (byteCount > LiftContext.MAX_BYTES) {
      throw outOfBounds("list is longer than " + LiftContext.MAX_BYTES + " bytes");
    }
    if ((address & (element.alignment - 1)) != 0) {
      throw Trap.of(
          TrapKind.UNALIGNED_POINTER,
          TrapKind.UNALIGNED_POINTER.message() + ": list pointer is not aligned");
    }
    if (address + byteCount > context.memory.length) {
      throw outOfBounds(TrapKind.LIST_POINTER_OUT_OF_BOUNDS.message());
    }
    int start = (int) address;
    if (isBytes || (context.isForGuest && element.isPlain())) {
      context.charge(OBJECT_BYTES + byteCount);
      byte[] bytes = Arrays.copyOfRange(context.memory, start, start + (int) byteCount);
      return isBytes ? bytes : new RawNumbers(bytes, (int) length);
    }
    return loadElements(context, start, (int) length);
  }

  private List<Object> loadElements(LiftContext context, int address, int length) {
    context.charge(OBJECT_BYTES + length * (element.heapBytes + 4));
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = element.load(context, address + i * element.size);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  private long lowerRange(LowerContext context, Object value) {
    return switch (value) {
      case byte[] bytes when isBytes -> copy(context, bytes, bytes.length);
      case RawNumbers(byte[] bytes, int length) -> copy(context, bytes, length);
      case List<?> list -> lowerElements(context, list);
      default -> throw new BadValueException(isBytes ? "list<u8> (byte[])" : "list", value);
    };
  }

  private long copy(LowerContext context, byte[] bytes, int length) {
    int address = context.allocate(element.alignment, bytes.length);
    System.arraycopy(bytes, 0, context.memory(), address, bytes.length);
    return place(address, length);
  }

  private long lowerElements(LowerContext context, List<?> list) {
    Object[] values = list.toArray();
    long byteCount = (long) values.length * element.size;
    if (byteCount > Integer.MAX_VALUE) {
      throw outOfBounds("list is too long for the guest's memory");
    }
    int address = context.allocate(element.alignment, byteCount);
    for (int i = 0; i < values.length; i++) {
      try {
        element.store(context, requirePresent(values[i]), address + i * element.size);
      } catch (BadValueException e) {
        throw e.within("element " + i);
      }
    }
    return place(address, values.length);
  }

  private static Trap outOfBounds(String detail) {
    return Trap.of(
        TrapKind.LIST_OUT_OF_BOUNDS, TrapKind.LIST_OUT_OF_BOUNDS.message() + ": " + detail);
  }

  private static long place(int address, long length) {
    return Integer.toUnsignedLong(address) | length << 32;
  }
}
