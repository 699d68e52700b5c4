package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.ValueType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The type `option<T>`.
final class OptionAbi extends CasesAbi {
  OptionAbi(OptionType type, AbiTypes types) {
    super(type, Arrays.<@Nullable ValueType>asList(null, type.some()), types);
  }

  @Override
  Object compose(int index, @Nullable Object payload) {
    return Optional.ofNullable(payload);
  }

  @Override
  int indexOf(Object value) {
    if (!(value instanceof Optional<?> option)) {
      throw new BadValueException("option (Optional)", value);
    }
    return option.isPresent() ? 1 : 0;
  }

  @Override
  @Nullable Object payloadOf(Object value) {
    return ((Optional<?>) value).orElse(null);
  }

  @Override
  String nameOf(int index) {
    return index == 0 ? "none" : "some";
  }
}
