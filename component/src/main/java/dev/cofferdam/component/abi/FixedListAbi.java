package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.FixedListType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A list of a fixed length, which stands in place.
final class FixedListAbi extends AbiType {
  private static final long OBJECT_BYTES = 64;

  private final AbiType element;
  private final int length;
  private final boolean isBytes;

  FixedListAbi(FixedListType type, AbiType element, boolean isBytes) {
    super(type.shape(), OBJECT_BYTES + type.length() * (element.heapBytes + 4));
    this.element = element;
    this.length = (int) type.length();
    this.isBytes = isBytes;
  }

  @Override
  Object load(LiftContext context, int address) {
    if (isBytes) {
      return Arrays.copyOfRange(context.memory, address, address + length);
    }
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = element.load(context, address + i * element.size);
    }
    return compose(values);
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    Object[] values = new Object[length];
    for (int i = 0; i < length; i++) {
      values[i] = element.lift(context, flat, at + i * element.flatCount);
    }
    return compose(values);
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    Object[] values = decompose(value);
    for (int i = 0; i < length; i++) {
      element.store(context, requirePresent(values[i]), address + i * element.size);
    }
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    Object[] values = decompose(value);
    for (int i = 0; i < length; i++) {
      element.lower(context, requirePresent(values[i]), flat, at + i * element.flatCount);
    }
  }

  private Object compose(Object[] values) {
    if (isBytes) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = ((Integer) values[i]).byteValue();
      }
      return bytes;
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  private Object[] decompose(Object value) {
    Object[] values =
        switch (value) {
          case byte[] bytes when isBytes -> boxed(bytes);
          case List<?> list -> list.toArray();
          default -> throw new BadValueException("list", value);
        };
    if (values.length != length) {
      throw new BadValueException(
          "expected a list of " + length + " elements, got " + values.length);
    }
    return values;
  }

  private static Object[] boxed(byte[] bytes) {
    Object[] values = new Object[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }
}
