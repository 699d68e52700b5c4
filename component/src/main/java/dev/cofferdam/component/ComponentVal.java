package dev.cofferdam.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A composite component-level value in its dynamic form.
///
/// Values of the other types are plain Java objects: `bool` is a Boolean; `u8`, `s8`, `u16`, `s16`
/// and `s32` are Integers; `u32`, `s64` and `u64` are Longs (`u64` as unsigned bits); `f32` a
/// Float; `f64` a Double; `char` an Integer (the code point); `string` a String; `list<u8>` a
/// `byte[]`; every other list a List; `enum` a String; `flags` a Set of Strings; `option` an
/// Optional; a handle of a guest's resource a [ResourceHandle], and one of a host's resource the
/// host's own object.
public sealed interface ComponentVal {

  /// A tuple.
  ///
  /// @param values the elements, in order
  record Tuple(List<Object> values) implements ComponentVal {
    /// Copies the list.
    public Tuple {
      values = List.copyOf(values);
    }

    /// Makes a tuple of its elements.
    public static Tuple of(Object... values) {
      return new Tuple(List.of(values));
    }

    /// Returns the element at an index.
    public Object get(int index) {
      return values.get(index);
    }
  }

  /// A record.
  ///
  /// @param fields the fields by name, in the order of the type
  @SuppressWarnings("AvoidCommonTypeNames") // the Component Model's word
  record Record(SequencedMap<String, Object> fields) implements ComponentVal {
    /// Makes the fields unmodifiable. The map is taken over, not copied.
    public Record {
      fields = Collections.unmodifiableSequencedMap(fields);
    }

    /// Makes a record of names and values in turn.
    ///
    /// @throws IllegalArgumentException where a name has no value or is not a String
    public static Record of(Object... namesAndValues) {
      if (namesAndValues.length % 2 != 0) {
        throw new IllegalArgumentException("the last field name has no value");
      }
      SequencedMap<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        if (!(namesAndValues[i] instanceof String name)) {
          throw new IllegalArgumentException("not a field name: " + namesAndValues[i]);
        }
        fields.put(name, namesAndValues[i + 1]);
      }
      return new Record(fields);
    }

    /// Makes a record from a map, in the map's order.
    public static Record from(Map<String, ?> fields) {
      return new Record(new LinkedHashMap<>(fields));
    }

    /// Returns the value of a field.
    ///
    /// @throws IllegalArgumentException where the record has no such field
    public Object get(String name) {
      Object value = fields.get(name);
      if (value == null) {
        throw new IllegalArgumentException("no field " + name + " in " + fields.keySet());
      }
      return value;
    }
  }

  /// A variant.
  ///
  /// @param name name of the case
  /// @param payload value of the case, or null where it has none
  record Variant(String name, @Nullable Object payload) implements ComponentVal {
    /// Makes a case without payload.
    public static Variant of(String name) {
      return new Variant(name, null);
    }

    /// Makes a case with payload.
    public static Variant of(String name, Object payload) {
      return new Variant(name, payload);
    }
  }

  /// A `result`.
  sealed interface Result extends ComponentVal {
    /// The value, or null where this case has none.
    @Nullable Object payload();

    /// Whether this is the `ok` case.
    boolean isOk();

    /// Makes `ok` without payload.
    static Result ok() {
      return new Ok(null);
    }

    /// Makes `ok` with a payload.
    static Result ok(Object payload) {
      return new Ok(payload);
    }

    /// Makes `err` without payload.
    static Result err() {
      return new Err(null);
    }

    /// Makes `err` with a payload.
    static Result err(Object payload) {
      return new Err(payload);
    }
  }

  /// The `ok` case of a `result`.
  ///
  /// @param payload the value, or null where the case has none
  record Ok(@Nullable Object payload) implements Result {
    /// True.
    @Override
    public boolean isOk() {
      return true;
    }
  }

  /// The `err` case of a `result`.
  ///
  /// @param payload the value, or null where the case has none
  record Err(@Nullable Object payload) implements Result {
    /// False.
    @Override
    public boolean isOk() {
      return false;
    }
  }
}
