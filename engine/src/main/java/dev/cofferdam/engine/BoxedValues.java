package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.HostFrame;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves boxed values into and out of frames.
final class BoxedValues {
  private BoxedValues() {}

  static void write(List<ValType> types, @Nullable Object[] values, HostFrame frame) {
    if (values.length != types.size()) {
      throw new IllegalArgumentException(
          types.size() + " values wanted, " + values.length + " given");
    }
    for (int i = 0; i < values.length; i++) {
      if (types.get(i) instanceof RefType ref) {
        frame.refs[i] = Values.toRef(ref, values[i]);
      } else {
        frame.bits[i] = Values.toBits(types.get(i), values[i]);
      }
    }
  }

  static @Nullable Object[] read(Store store, List<ValType> types, HostFrame frame) {
    var values = new @Nullable Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          types.get(i) instanceof RefType
              ? Values.fromRef(store, frame.refs[i])
              : Values.fromBits(types.get(i), frame.bits[i]);
    }
    return values;
  }
}
