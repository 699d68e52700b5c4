package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.EnumType;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An enum type.
final class EnumAbi extends CasesAbi {
  private final String[] names;
  private final Map<String, Integer> indices = new HashMap<>();

  EnumAbi(EnumType type, AbiTypes types) {
    super(type, Collections.nCopies(type.cases().size(), null), types);
    this.names = type.cases().toArray(String[]::new);
    for (int i = 0; i < names.length; i++) {
      indices.put(names[i], i);
    }
  }

  @Override
  Object compose(int index, @Nullable Object payload) {
    return names[index];
  }

  @Override
  int indexOf(Object value) {
    if (!(value instanceof String name)) {
      throw new BadValueException("enum (String)", value);
    }
    Integer index = indices.get(name);
    if (index == null) {
      throw new BadValueException("enum has no case " + name);
    }
    return index;
  }

  @Override
  @Nullable Object payloadOf(Object value) {
    return null;
  }

  @Override
  String nameOf(int index) {
    return names[index];
  }
}
