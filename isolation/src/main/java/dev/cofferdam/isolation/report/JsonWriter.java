package dev.cofferdam.isolation.report;

import org.jspecify.annotations.Nullable;

/// Writes one JSON document, member by member; it reads none.
///
/// Text is escaped so that the output is ASCII: no control or bidirectional character of a guest's
/// choosing reaches a terminal or a log.
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private boolean needsComma;

  /// Creates a document without contents.
  public JsonWriter() {}

  /// Begins an object.
  public JsonWriter beginObject() {
    return open('{');
  }

  /// Begins an array.
  public JsonWriter beginArray() {
    return open('[');
  }

  /// Ends the object.
  public JsonWriter endObject() {
    return close('}');
  }

  /// Ends the array.
  public JsonWriter endArray() {
    return close(']');
  }

  /// Writes the name of a member, whose value follows.
  public JsonWriter name(String name) {
    separate();
    quote(name);
    out.append(": ");
    needsComma = false;
    return this;
  }

  /// Writes a text, or null.
  public JsonWriter value(@Nullable String text) {
    separate();
    if (text == null) {
      out.append("null");
    } else {
      quote(text);
    }
    needsComma = true;
    return this;
  }

  /// Writes a number.
  public JsonWriter value(long number) {
    separate();
    out.append(number);
    needsComma = true;
    return this;
  }

  /// Writes a member that is a text, or null.
  public JsonWriter member(String name, @Nullable String text) {
    return name(name).value(text);
  }

  /// Writes a member that is a number.
  public JsonWriter member(String name, long number) {
    return name(name).value(number);
  }

  /// Returns the document.
  @Override
  public String toString() {
    return out.toString();
  }

  private JsonWriter open(char bracket) {
    separate();
    out.append(bracket);
    needsComma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    out.append(bracket);
    needsComma = true;
    return this;
  }

  private void separate() {
    if (needsComma) {
      out.append(", ");
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      escape(text.charAt(i));
    }
    out.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c >= ' ' && c <= '~') {
          out.append(c);
        } else {
          out.append("\\u%04x".formatted((int) c));
        }
      }
    }
  }
}
