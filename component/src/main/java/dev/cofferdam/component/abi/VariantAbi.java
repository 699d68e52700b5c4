package dev.cofferdam.component.abi;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A variant type.
final class VariantAbi extends CasesAbi {
  private final String[] names;
  private final Map<String, Integer> indices = new HashMap<>();

  VariantAbi(VariantType type, AbiTypes types) {
    super(type, payloads(type), types);
    this.names = type.cases().stream().map(VariantType.Case::name).toArray(String[]::new);
    for (int i = 0; i < names.length; i++) {
      indices.put(names[i], i);
    }
  }

  private static List<@Nullable ValueType> payloads(VariantType type) {
    List<@Nullable ValueType> payloads = new ArrayList<>();
    type.cases().forEach(each -> payloads.add(each.payload()));
    return payloads;
  }

  @Override
  Object compose(int index, @Nullable Object payload) {
    return new ComponentVal.Variant(names[index], payload);
  }

  @Override
  int indexOf(Object value) {
    if (!(value instanceof ComponentVal.Variant variant)) {
      throw new BadValueException("variant", value);
    }
    Integer index = indices.get(variant.name());
    if (index == null) {
      throw new BadValueException("variant has no case " + variant.name());
    }
    return index;
  }

  @Override
  @Nullable Object payloadOf(Object value) {
    return ((ComponentVal.Variant) value).payload();
  }

  @Override
  String nameOf(int index) {
    return names[index];
  }
}
