package dev.cofferdam.component.abi;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.MapType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The type `map<K, V>`: in memory a list of tuples, in Java a Map in the order of the guest's.
final class MapAbi extends AbiType {
  private final ListAbi entries;

  MapAbi(MapType type, TupleAbi entry) {
    super(type.shape(), 8);
    this.entries = new ListAbi(type.shape(), entry, false);
  }

  @Override
  Object load(LiftContext context, int address) {
    return toMap(context, entries.load(context, address));
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return toMap(context, entries.lift(context, flat, at));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    entries.store(context, toEntries(value), address);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    entries.lower(context, toEntries(value), flat, at);
  }

  private static Object toMap(LiftContext context, Object list) {
    if (context.isForGuest) {
      return list;
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Object each : (List<?>) list) {
      ComponentVal.Tuple entry = (ComponentVal.Tuple) each;
      map.put(entry.get(0), entry.get(1));
    }
    return Collections.unmodifiableMap(map);
  }

  private static Object toEntries(Object value) {
    return switch (value) {
      case List<?> list -> list;
      case Map<?, ?> map -> {
        List<Object> list = new ArrayList<>(map.size());
        map.forEach((key, each) -> list.add(ComponentVal.Tuple.of(key, each)));
        yield list;
      }
      default -> throw new BadValueException("map", value);
    };
  }
}
