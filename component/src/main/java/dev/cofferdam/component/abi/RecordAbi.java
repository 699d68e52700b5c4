package dev.cofferdam.component.abi;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A record type.
final class RecordAbi extends ProductAbi {
  private static final long OBJECT_BYTES = 120;
  private static final long FIELD_BYTES = 56;

  private final String[] names;

  RecordAbi(RecordType type, List<AbiType> parts) {
    super(
        type.shape(),
        new PartsLayout(
            type.fields().stream().map(field -> "field " + field.name()).toList(), parts),
        OBJECT_BYTES + FIELD_BYTES * parts.size());
    this.names = type.fields().stream().map(RecordType.Field::name).toArray(String[]::new);
  }

  @Override
  Object compose(Object[] parts) {
    SequencedMap<String, Object> fields = LinkedHashMap.newLinkedHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      fields.put(names[i], parts[i]);
    }
    return new ComponentVal.Record(fields);
  }

  @Override
  @Nullable Object[] decompose(Object value) {
    Map<?, ?> fields =
        switch (value) {
          case ComponentVal.Record(SequencedMap<String, Object> map) -> map;
          case Map<?, ?> map -> map;
          default -> throw new BadValueException("record", value);
        };
    if (fields.size() != names.length) {
      throw new BadValueException(
          "expected a record of " + names.length + " fields, got " + fields.size());
    }
    @Nullable Object[] parts = new @Nullable Object[names.length];
    for (int i = 0; i < names.length; i++) {
      parts[i] = fields.get(names[i]);
    }
    return parts;
  }
}
