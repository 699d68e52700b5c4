package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.FlagsType;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A flags type. Bits that stand for no flag are ignored.
final class FlagsAbi extends AbiType {
  private static final long OBJECT_BYTES = 128;
  private static final long FLAG_BYTES = 48;

  private final List<String> labels;

  FlagsAbi(FlagsType type) {
    super(type.shape(), OBJECT_BYTES + FLAG_BYTES * type.labels().size());
    this.labels = type.labels();
  }

  @Override
  Object load(LiftContext context, int address) {
    return compose((int) LinearBytes.get(context.memory, address, size));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    LinearBytes.put(context.memory(), address, size, decompose(value));
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return compose((int) flat[at]);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    flat[at] = decompose(value);
  }

  private Set<String> compose(int bits) {
    Set<String> flags = new LinkedHashSet<>();
    for (int i = 0; i < labels.size(); i++) {
      if ((bits & 1 << i) != 0) {
        flags.add(labels.get(i));
      }
    }
    return Collections.unmodifiableSet(flags);
  }

  private int decompose(Object value) {
    if (!(value instanceof Collection<?> flags)) {
      throw new BadValueException("flags (Set<String>)", value);
    }
    int bits = 0;
    for (Object flag : flags) {
      int index = labels.indexOf(flag);
      if (index < 0) {
        throw new BadValueException("flags have no " + flag);
      }
      bits |= 1 << index;
    }
    return bits;
  }
}
