package dev.cofferdam.testing.suite;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the values of a converted script.
final class LiteralReader {
  private LiteralReader() {}

  static List<Literal> all(JsonArray array) {
    List<Literal> literals = new ArrayList<>();
    array.forEach(element -> literals.add(one(element.getAsJsonObject())));
    return literals;
  }

  private static Literal one(JsonObject object) {
    String type = object.get("type").getAsString();
    return switch (type) {
      case "i32", "i64", "f32", "f64", "char", "string", "enum" -> scalar(type, object);
      case "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64" -> scalar(type, object);
      case "bool" -> new Literal.Bool(object.get("value").getAsBoolean());
      case "v128" -> vector(object);
      case "either" -> new Literal.Either(all(object.getAsJsonArray("values")));
      case "list", "tuple" -> new Literal.Sequence(all(object.getAsJsonArray("value")));
      case "record" -> new Literal.Fields(fields(object.getAsJsonArray("value")));
      case "variant" -> variant(object.getAsJsonObject("value"));
      case "option" -> new Literal.Option(optional(object.get("value")));
      case "result" -> result(object.getAsJsonObject("value"));
      case "flags" -> new Literal.Flags(texts(object.getAsJsonArray("value")));
      default -> new Literal.Reference(type, referenceValue(object));
    };
  }

  private static Literal scalar(String type, JsonObject object) {
    return new Literal.Scalar(type, object.get("value").getAsString());
  }

  private static Literal vector(JsonObject object) {
    return new Literal.Vector(
        object.get("lane_type").getAsString(), texts(object.getAsJsonArray("value")));
  }

  private static Optional<String> referenceValue(JsonObject object) {
    return Optional.ofNullable(object.get("value"))
        .map(value -> value.isJsonPrimitive() ? value.getAsString() : value.toString());
  }

  private static Literal variant(JsonObject value) {
    return new Literal.Case(value.get("case").getAsString(), optional(value.get("payload")));
  }

  private static Literal result(JsonObject value) {
    boolean ok = value.has("Ok");
    return new Literal.Result(ok, optional(value.get(ok ? "Ok" : "Err")));
  }

  private static List<Literal.Field> fields(JsonArray pairs) {
    List<Literal.Field> fields = new ArrayList<>();
    for (JsonElement pair : pairs) {
      JsonArray nameAndValue = pair.getAsJsonArray();
      Literal value = one(nameAndValue.get(1).getAsJsonObject());
      fields.add(new Literal.Field(nameAndValue.get(0).getAsString(), value));
    }
    return fields;
  }

  private static Optional<Literal> optional(@Nullable JsonElement value) {
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(one(value.getAsJsonObject()));
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }
}
