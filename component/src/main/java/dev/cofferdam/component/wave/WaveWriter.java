package dev.cofferdam.component.wave;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.BorrowType;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes values as WAVE text, on one line. Record fields that are none are left out.
///
/// Handles, which have no text form, are written as `<handle>`.
public final class WaveWriter {
  private static final String ELLIPSIS = "...";

  private final StringBuilder out = new StringBuilder();
  private final int lengthMax;

  private WaveWriter(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  /// The text is long enough.
  private static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super(null, null, false, false);
    }
  }

  /// Writes a value.
  ///
  /// @param value the dynamic value, as [ComponentVal] describes it
  /// @param type its type
  /// @throws ClassCastException where the value is not of the type
  public static String write(Object value, ValueType type) {
    return write(value, type, Integer.MAX_VALUE);
  }

  /// Writes a value, but no more of it than some characters: what is longer is cut, and ends in
  /// `...`, which no value does. It takes no more time and memory than these characters do.
  ///
  /// @param value the dynamic value, as [ComponentVal] describes it
  /// @param type its type
  /// @param lengthMax how many characters, the dots not counted
  /// @throws ClassCastException where the value is not of the type
  public static String write(Object value, ValueType type, int lengthMax) {
    WaveWriter writer = new WaveWriter(lengthMax);
    try {
      writer.append(value, type);
      writer.requireRoom();
      return writer.out.toString();
    } catch (Full _) {
      writer.out.setLength(lengthMax);
      return writer.out + ELLIPSIS;
    }
  }

  private void requireRoom() {
    if (out.length() > lengthMax) {
      throw new Full();
    }
  }

  private void append(Object value, ValueType type) {
    requireRoom();
    switch (type) {
      case PrimitiveType primitive -> appendPrimitive(value, primitive);
      case ListType list -> appendList(value, list.element());
      case FixedListType list -> appendList(value, list.element());
      case MapType map -> appendMap((Map<?, ?>) value, map);
      case RecordType rec -> appendRecord((ComponentVal.Record) value, rec);
      case TupleType tuple -> appendTuple((ComponentVal.Tuple) value, tuple);
      case VariantType variant -> appendVariant((ComponentVal.Variant) value, variant);
      case EnumType _ -> appendCase((String) value);
      case FlagsType flags -> appendFlags((Set<?>) value, flags);
      case OptionType option -> appendOption((Optional<?>) value, option);
      case ResultType result -> appendResult((ComponentVal.Result) value, result);
      case OwnType _, BorrowType _, StreamType _, FutureType _ -> out.append("<handle>");
    }
  }

  private void appendPrimitive(Object value, PrimitiveType type) {
    switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, S64 -> out.append(value);
      case U64 -> out.append(Long.toUnsignedString((Long) value));
      case F32 -> out.append(FloatText.of((Float) value));
      case F64 -> out.append(FloatText.of((Double) value));
      case CHAR -> {
        out.append('\'');
        Escape.append(out, (Integer) value);
        out.append('\'');
      }
      case STRING -> {
        out.append('"');
        ((String) value)
            .codePoints()
            .forEach(each -> {
              requireRoom();
              Escape.append(out, each);
            });
        out.append('"');
      }
      case ERROR_CONTEXT -> out.append("<error-context>");
    }
  }

  private void appendList(Object value, ValueType element) {
    String separator = "[";
    if (value instanceof byte[] bytes) {
      for (byte each : bytes) {
        requireRoom();
        out.append(separator).append(each & 0xFF);
        separator = ", ";
      }
    } else {
      for (Object each : (List<?>) value) {
        out.append(separator);
        append(each, element);
        separator = ", ";
      }
    }
    out.append(separator.equals("[") ? "[]" : "]");
  }

  private void appendMap(Map<?, ?> map, MapType type) {
    String separator = "";
    out.append('[');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append('(');
      append(entry.getKey(), type.key());
      out.append(", ");
      append(entry.getValue(), type.value());
      out.append(')');
      separator = ", ";
    }
    out.append(']');
  }

  private void appendRecord(ComponentVal.Record value, RecordType type) {
    String separator = "{";
    for (RecordType.Field field : type.fields()) {
      Object fieldValue = value.get(field.name());
      if (fieldValue instanceof Optional<?> option && option.isEmpty()) {
        continue;
      }
      out.append(separator).append(field.name()).append(": ");
      append(fieldValue, field.type());
      separator = ", ";
    }
    out.append(separator.equals("{") ? "{:}" : "}");
  }

  private void appendTuple(ComponentVal.Tuple value, TupleType type) {
    String separator = "(";
    for (int i = 0; i < type.elements().size(); i++) {
      out.append(separator);
      append(value.get(i), type.elements().get(i));
      separator = ", ";
    }
    out.append(')');
  }

  private void appendVariant(ComponentVal.Variant value, VariantType type) {
    appendCase(value.name());
    for (VariantType.Case each : type.cases()) {
      if (each.name().equals(value.name())) {
        appendPayload(value.payload(), each.payload());
      }
    }
  }

  private void appendCase(String name) {
    out.append(Keyword.of(name) == null ? "" : "%").append(name);
  }

  private void appendPayload(@Nullable Object payload, @Nullable ValueType type) {
    if (payload != null && type != null) {
      out.append('(');
      append(payload, type);
      out.append(')');
    }
  }

  private void appendFlags(Set<?> value, FlagsType type) {
    String separator = "";
    out.append('{');
    for (String label : type.labels()) {
      if (value.contains(label)) {
        out.append(separator).append(label);
        separator = ", ";
      }
    }
    out.append('}');
  }

  private void appendOption(Optional<?> value, OptionType type) {
    if (value.isEmpty()) {
      out.append("none");
    } else {
      out.append("some");
      appendPayload(value.get(), type.some());
    }
  }

  private void appendResult(ComponentVal.Result value, ResultType type) {
    out.append(value.isOk() ? "ok" : "err");
    appendPayload(value.payload(), value.isOk() ? type.ok() : type.err());
  }
}
