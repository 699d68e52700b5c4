package dev.cofferdam.fleet.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HexFormat;
import java.util.Optional;

/// JSON as one line of ASCII: no character of a guest's choosing reaches a terminal or a log.
public final class Json {
  private Json() {}

  /// Writes a document.
  public static String write(JsonElement element) {
    String text = element.toString();
    var ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Outside of texts JSON has ASCII only, so this escapes inside of texts.
      if (c >= ' ' && c <= '~') {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return ascii.toString();
  }

  /// Reads an object.
  ///
  /// @throws IllegalArgumentException if the text is not one
  public static JsonObject readObject(String text) {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException("this is no JSON object", e);
    }
  }

  /// Returns a text member.
  ///
  /// @throws IllegalArgumentException if there is a member of that name that is no text
  public static Optional<String> text(JsonObject object, String name) {
    JsonElement member = object.get(name);
    if (member == null || member.isJsonNull()) {
      return Optional.empty();
    }
    if (member.isJsonPrimitive() && member.getAsJsonPrimitive().isString()) {
      return Optional.of(member.getAsString());
    }
    throw new IllegalArgumentException("'%s' must be a text".formatted(name));
  }

  /// Returns an integer member.
  ///
  /// @throws IllegalArgumentException if there is a member of that name that is no integer
  public static Optional<Long> integer(JsonObject object, String name) {
    JsonElement member = object.get(name);
    if (member == null || member.isJsonNull()) {
      return Optional.empty();
    }
    try {
      if (member.isJsonPrimitive() && member.getAsJsonPrimitive().isNumber()) {
        return Optional.of(member.getAsBigDecimal().longValueExact());
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // It has a fraction, or too many digits.
    }
    throw new IllegalArgumentException("'%s' must be an integer".formatted(name));
  }
}
