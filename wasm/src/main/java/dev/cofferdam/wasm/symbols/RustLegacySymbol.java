package dev.cofferdam.wasm.symbols;

import java.util.ArrayList;
import java.util.List;

/// Names as Rust wrote them before its own scheme: a nested C++ name whose parts hold escapes, and
/// whose last part is a hash.
final class RustLegacySymbol {
  private static final List<String> PREFIXES = List.of("_ZN", "__ZN", "ZN");
  private static final int CODE_POINT_DIGITS_MAX = 6;

  private RustLegacySymbol() {}

  /// Returns the readable name.
  ///
  /// @throws SymbolException if `name` is none of these
  static String demangle(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return readable(new SymbolReader(name, prefix.length()));
      }
    }
    throw new SymbolException("no such prefix");
  }

  private static String readable(SymbolReader reader) {
    List<String> parts = new ArrayList<>();
    while (!reader.eat('E')) {
      parts.add(unescaped(reader.text(reader.decimal())));
    }
    String suffix = RustSuffix.require(reader.rest());
    return String.join("::", parts) + suffix;
  }

  private static String unescaped(String part) {
    var text = new StringBuilder();
    int at = part.startsWith("_$") ? 1 : 0;
    while (at < part.length()) {
      int end = part.charAt(at) == '$' ? escape(part, at, text) : plain(part, at, text);
      if (end < 0) {
        return text.append(part, at, part.length()).toString();
      }
      at = end;
    }
    return text.toString();
  }

  private static int plain(String part, int at, StringBuilder text) {
    if (part.startsWith("..", at)) {
      text.append("::");
      return at + 2;
    }
    text.append(part.charAt(at));
    return at + 1;
  }

  /// Undoes the escape at `at` and returns where it ends, or -1 if it is none.
  private static int escape(String part, int at, StringBuilder text) {
    int end = part.indexOf('$', at + 1);
    if (end < 0) {
      return -1;
    }
    String escape = part.substring(at + 1, end);
    String unescaped =
        switch (escape) {
          case "SP" -> "@";
          case "BP" -> "*";
          case "RF" -> "&";
          case "LT" -> "<";
          case "GT" -> ">";
          case "LP" -> "(";
          case "RP" -> ")";
          case "C" -> ",";
          default -> codePoint(escape);
        };
    text.append(unescaped);
    return unescaped.isEmpty() ? -1 : end + 1;
  }

  private static String codePoint(String escape) {
    boolean isHex = escape.length() <= CODE_POINT_DIGITS_MAX && escape.matches("u[0-9a-f]+");
    int codePoint = isHex ? Integer.parseInt(escape, 1, escape.length(), 16) : -1;
    boolean isShown = Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint);
    return isShown ? Character.toString(codePoint) : "";
  }
}
