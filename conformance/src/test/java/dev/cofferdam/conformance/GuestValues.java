package dev.cofferdam.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.ResourceHandle;
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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads the values in a guest's `expect.json` by their types, and keeps the named handles.
final class GuestValues {
  private final Map<String, ResourceHandle> handles = new HashMap<>();

  /// The value that `json` stands for.
  Object value(JsonElement json, ValueType type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive(json, primitive);
      case RecordType record -> record(json.getAsJsonObject(), record);
      case TupleType tuple -> tuple(json.getAsJsonArray(), tuple);
      case ListType list -> list(json.getAsJsonArray(), list.element());
      case FixedListType list -> list(json.getAsJsonArray(), list.element());
      case FlagsType _ -> new LinkedHashSet<>(names(json.getAsJsonArray()));
      case EnumType _ -> json.getAsString();
      case OptionType option -> option(json, option);
      case VariantType variant -> variant(json, variant);
      case ResultType result -> result(json, result);
      case OwnType _, BorrowType _ -> handle(handleName(json));
      case MapType _, StreamType _, FutureType _ ->
          throw new IllegalArgumentException("no guest uses " + type);
    };
  }

  ResourceHandle handle(String name) {
    ResourceHandle handle = handles.get(name);
    if (handle == null) {
      throw new IllegalStateException("no handle " + name);
    }
    return handle;
  }

  /// Whether a result is what `json` says; a handle gets its name here.
  boolean isResult(@Nullable Object actual, JsonElement json, @Nullable ValueType type) {
    if (type == null) {
      return actual == null && json.isJsonNull();
    }
    if (type instanceof OwnType) {
      return actual instanceof ResourceHandle handle && keep(handleName(json), handle);
    }
    return areEqual(actual, value(json, type));
  }

  private boolean keep(String name, ResourceHandle handle) {
    handles.put(name, handle);
    return true;
  }

  private static String handleName(JsonElement json) {
    return json.getAsJsonObject().get("handle").getAsString();
  }

  private static Object primitive(JsonElement json, PrimitiveType type) {
    return switch (type) {
      case BOOL -> json.getAsBoolean();
      case S8, U8, S16, U16, S32 -> json.getAsInt();
      case U32, S64 -> json.getAsLong();
      case U64 -> Long.parseUnsignedLong(json.getAsString());
      case F32 -> (float) floating(json.getAsString());
      case F64 -> floating(json.getAsString());
      case CHAR -> json.getAsString().codePointAt(0);
      case STRING -> json.getAsString();
      case ERROR_CONTEXT -> throw new IllegalArgumentException("no guest uses error-context");
    };
  }

  private static double floating(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private Object record(JsonObject json, RecordType type) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    type.fields()
        .forEach(field -> fields.put(field.name(), value(json.get(field.name()), field.type())));
    return new ComponentVal.Record(fields);
  }

  private Object tuple(JsonArray json, TupleType type) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(value(json.get(i), type.elements().get(i)));
    }
    return new ComponentVal.Tuple(elements);
  }

  private Object list(JsonArray json, ValueType element) {
    if (element == PrimitiveType.U8) {
      byte[] bytes = new byte[json.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) json.get(i).getAsInt();
      }
      return bytes;
    }
    return json.asList().stream().map(each -> value(each, element)).toList();
  }

  private Object option(JsonElement json, OptionType type) {
    return json.isJsonNull()
        ? Optional.empty()
        : Optional.of(value(json.getAsJsonObject().get("some"), type.some()));
  }

  private Object variant(JsonElement json, VariantType type) {
    String name = caseName(json);
    for (VariantType.Case each : type.cases()) {
      if (each.name().equals(name)) {
        return new ComponentVal.Variant(name, payload(json, name, each.payload()));
      }
    }
    throw new IllegalArgumentException("no case " + name + " in " + type);
  }

  private Object result(JsonElement json, ResultType type) {
    String name = caseName(json);
    return name.equals("ok")
        ? new ComponentVal.Ok(payload(json, name, type.ok()))
        : new ComponentVal.Err(payload(json, name, type.err()));
  }

  private static String caseName(JsonElement json) {
    return json.isJsonPrimitive()
        ? json.getAsString()
        : json.getAsJsonObject().keySet().iterator().next();
  }

  private @Nullable Object payload(JsonElement json, String name, @Nullable ValueType type) {
    return type == null || !json.isJsonObject()
        ? null
        : value(json.getAsJsonObject().get(name), type);
  }

  private static List<String> names(JsonArray json) {
    return json.asList().stream().map(JsonElement::getAsString).toList();
  }

  /// Equality that looks into lists of bytes.
  static boolean areEqual(@Nullable Object left, @Nullable Object right) {
    return Objects.deepEquals(comparable(left), comparable(right));
  }

  private static @Nullable Object comparable(@Nullable Object value) {
    return switch (value) {
      case byte[] bytes -> ByteBuffer.wrap(bytes);
      case List<?> list -> list.stream().map(GuestValues::comparable).toList();
      case Optional<?> option -> option.map(GuestValues::comparable);
      case ComponentVal.Tuple tuple -> comparable(tuple.values());
      case ComponentVal.Record record -> comparableFields(record);
      case ComponentVal.Variant variant ->
          List.of(variant.name(), Optional.ofNullable(comparable(variant.payload())));
      case ComponentVal.Result result ->
          List.of(result.isOk(), Optional.ofNullable(comparable(result.payload())));
      case null, default -> value;
    };
  }

  private static Map<String, Object> comparableFields(ComponentVal.Record record) {
    Map<String, Object> fields = new HashMap<>();
    record
        .fields()
        .forEach((name, value) -> fields.put(name, Optional.ofNullable(comparable(value))));
    return fields;
  }
}
