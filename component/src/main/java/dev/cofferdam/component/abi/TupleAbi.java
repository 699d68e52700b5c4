package dev.cofferdam.component.abi;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.TupleType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A tuple type.
final class TupleAbi extends ProductAbi {
  private static final long OBJECT_BYTES = 64;

  TupleAbi(TupleType type, List<AbiType> parts) {
    super(
        type.shape(),
        new PartsLayout(
            IntStream.range(0, parts.size()).mapToObj(i -> "element " + i).toList(), parts),
        OBJECT_BYTES);
  }

  @Override
  Object compose(Object[] parts) {
    return new ComponentVal.Tuple(Arrays.asList(parts));
  }

  @Override
  @Nullable Object[] decompose(Object value) {
    List<?> values =
        switch (value) {
          case ComponentVal.Tuple(List<Object> list) -> list;
          case List<?> list -> list;
          default -> throw new BadValueException("tuple", value);
        };
    if (values.size() != layout.count()) {
      throw new BadValueException(
          "expected a tuple of " + layout.count() + " values, got " + values.size());
    }
    return values.toArray();
  }
}
