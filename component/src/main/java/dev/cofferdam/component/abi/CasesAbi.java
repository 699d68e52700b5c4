package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.FlatTypes;
import dev.cofferdam.component.types.TypeShape;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.NumType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type whose values are one of several cases: variant, enum, option, result.
abstract class CasesAbi extends AbiType {
  private final @Nullable AbiType[] payloads;
  private final int discriminantSize;
  private final int payloadOffset;
  private final boolean[][] isWidened;

  /// Lays cases out.
  ///
  /// @param payloads the payload of each case, or null where it has none
  CasesAbi(ValueType type, List<? extends @Nullable ValueType> payloads, AbiTypes types) {
    this(type, payloads, compiled(payloads, types));
  }

  private CasesAbi(
      ValueType type,
      List<? extends @Nullable ValueType> payloadTypes,
      @Nullable AbiType[] payloads) {
    super(type.shape(), heapBytes(payloads));
    this.payloads = payloads;
    this.discriminantSize = TypeShape.discriminantSize(payloads.length);
    this.payloadOffset = (int) TypeShape.alignUp(discriminantSize, payloadAlignment(payloads));
    this.isWidened =
        flatCount > FlatTypes.MAX_PARAMS ? new boolean[0][] : widened(type, payloadTypes);
  }

  private static @Nullable AbiType[] compiled(
      List<? extends @Nullable ValueType> payloads, AbiTypes types) {
    @Nullable AbiType[] compiled = new @Nullable AbiType[payloads.size()];
    for (int i = 0; i < compiled.length; i++) {
      ValueType payload = payloads.get(i);
      compiled[i] = payload == null ? null : types.of(payload);
    }
    return compiled;
  }

  private static long heapBytes(@Nullable AbiType[] payloads) {
    long largest = 0;
    for (AbiType payload : payloads) {
      largest = Math.max(largest, payload == null ? 0 : payload.heapBytes);
    }
    return 24 + largest;
  }

  private static int payloadAlignment(@Nullable AbiType[] payloads) {
    int widest = 1;
    for (AbiType payload : payloads) {
      widest = Math.max(widest, payload == null ? 1 : payload.alignment);
    }
    return widest;
  }

  /// Tells for each case which of its core values are 32 bits wide where the joined type is `i64`.
  private static boolean[][] widened(ValueType type, List<? extends @Nullable ValueType> payloads) {
    List<NumType> joined = FlatTypes.of(type, AddressType.I32);
    boolean[][] widened = new boolean[payloads.size()][];
    for (int i = 0; i < widened.length; i++) {
      ValueType payload = payloads.get(i);
      List<NumType> flat = payload == null ? List.of() : FlatTypes.of(payload, AddressType.I32);
      widened[i] = new boolean[flat.size()];
      for (int j = 0; j < widened[i].length; j++) {
        boolean isNarrow = flat.get(j) == NumType.I32 || flat.get(j) == NumType.F32;
        widened[i][j] = isNarrow && joined.get(j + 1) == NumType.I64;
      }
    }
    return widened;
  }

  /// Makes a value of a case.
  abstract Object compose(int index, @Nullable Object payload);

  /// Returns the index of the case a value is.
  abstract int indexOf(Object value);

  /// Returns the payload of a value.
  abstract @Nullable Object payloadOf(Object value);

  /// Names a case in messages.
  abstract String nameOf(int index);

  @Override
  final Object load(LiftContext context, int address) {
    int index = requireCase(LinearBytes.get(context.memory, address, discriminantSize));
    AbiType payload = payloads[index];
    return compose(index, payload == null ? null : payload.load(context, address + payloadOffset));
  }

  @Override
  final Object lift(LiftContext context, long[] flat, int at) {
    int index = requireCase(flat[at] & 0xFFFF_FFFFL);
    AbiType payload = payloads[index];
    return compose(index, payload == null ? null : payload.lift(context, flat, at + 1));
  }

  private int requireCase(long discriminant) {
    if (discriminant >= payloads.length) {
      throw Trap.of(
          TrapKind.INVALID_DISCRIMINANT,
          TrapKind.INVALID_DISCRIMINANT.message()
              + ": discriminant "
              + discriminant
              + " out of range [0.."
              + payloads.length
              + ")");
    }
    return (int) discriminant;
  }

  @Override
  final void store(LowerContext context, Object value, int address) {
    int index = indexOf(value);
    LinearBytes.put(context.memory(), address, discriminantSize, index);
    AbiType payload = payloads[index];
    Object inner = requirePayload(index, value);
    if (payload != null && inner != null) {
      try {
        payload.store(context, inner, address + payloadOffset);
      } catch (BadValueException e) {
        throw e.within("case " + nameOf(index));
      }
    }
  }

  @Override
  final void lower(LowerContext context, Object value, long[] flat, int at) {
    int index = indexOf(value);
    flat[at] = index;
    AbiType payload = payloads[index];
    Object inner = requirePayload(index, value);
    if (payload != null && inner != null) {
      try {
        payload.lower(context, inner, flat, at + 1);
      } catch (BadValueException e) {
        throw e.within("case " + nameOf(index));
      }
    }
    coerce(isWidened[index], flat, at + 1);
  }

  private void coerce(boolean[] widened, long[] flat, int at) {
    for (int i = 0; i < flatCount - 1; i++) {
      if (i >= widened.length) {
        flat[at + i] = 0;
      } else if (widened[i]) {
        flat[at + i] &= 0xFFFF_FFFFL;
      }
    }
  }

  private @Nullable Object requirePayload(int index, Object value) {
    Object payload = payloadOf(value);
    if ((payload == null) != (payloads[index] == null)) {
      throw new BadValueException(
          "case "
              + nameOf(index)
              + (payload == null ? " needs a payload" : " has no payload, one was given"));
    }
    return payload;
  }
}
