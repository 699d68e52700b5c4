package dev.cofferdam.wasm.symbols;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The constants among the generic arguments in Rust's names of version 0.
final class RustV0Constants {
  private static final int LONG_DIGITS = 16;

  private final RustV0Symbol symbol;
  private final SymbolReader reader;
  private final SymbolText out;

  RustV0Constants(RustV0Symbol symbol, SymbolReader reader, SymbolText out) {
    this.symbol = symbol;
    this.reader = reader;
    this.out = out;
  }

  /// Reads a constant.
  ///
  /// @param isInValue whether it stands in another one; else all but literals are put into braces
  void constant(boolean isInValue) {
    reader.enter();
    char tag = reader.next();
    if (!isLiteral(tag, isInValue)) {
      boolean hasBraces = !isInValue && !(tag == 'R' && reader.peek() == 'e');
      out.append(hasBraces ? "{" : "");
      expression(tag);
      out.append(hasBraces ? "}" : "");
    }
    reader.leave();
  }

  private boolean isLiteral(char tag, boolean isInValue) {
    switch (tag) {
      case 'p' -> out.append("_");
      case 'h', 't', 'm', 'y', 'o', 'j' -> number(tag);
      case 'a', 's', 'l', 'x', 'n', 'i' -> {
        out.append(reader.eat('n') ? "-" : "");
        number(tag);
      }
      case 'b' -> bool();
      case 'c' -> character();
      case 'B' -> symbol.backReference(() -> constant(isInValue));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void expression(char tag) {
    switch (tag) {
      case 'e' -> text("*");
      case 'R' -> {
        if (reader.eat('e')) {
          text("");
        } else {
          out.append("&");
          constant(true);
        }
      }
      case 'Q' -> {
        out.append("&mut ");
        constant(true);
      }
      case 'A' -> list("[", "]");
      case 'T' -> {
        out.append("(");
        int count = symbol.list(() -> constant(true), ", ");
        out.append(count == 1 ? ",)" : ")");
      }
      case 'V' -> variant();
      default -> throw new SymbolException("no constant");
    }
  }

  private void list(String before, String after) {
    out.append(before);
    symbol.list(() -> constant(true), ", ");
    out.append(after);
  }

  private void variant() {
    symbol.path(true);
    switch (reader.next()) {
      case 'U' -> {}
      case 'T' -> list("(", ")");
      case 'S' -> {
        out.append(" { ");
        symbol.list(this::field, ", ");
        out.append(" }");
      }
      default -> throw new SymbolException("no kind of variant");
    }
  }

  private void field() {
    symbol.disambiguator();
    out.append(symbol.identifier()).append(": ");
    constant(true);
  }

  private void number(char type) {
    String digits = hexDigits();
    out.append(
        digits.length() <= LONG_DIGITS ? Long.toUnsignedString(parsed(digits)) : "0x" + digits);
    out.append(RustV0Types.basicType(type));
  }

  private void bool() {
    switch (hexDigits()) {
      case "" -> out.append("false");
      case "1" -> out.append("true");
      default -> throw new SymbolException("no truth value");
    }
  }

  private void character() {
    long codePoint = parsed(hexDigits());
    if (codePoint > Character.MAX_CODE_POINT || codePoint < 0) {
      throw new SymbolException("no character");
    }
    out.append("'");
    escaped((int) codePoint, '\'');
    out.append("'");
  }

  private void text(String before) {
    String digits = rawHexDigits();
    if (digits.length() % 2 != 0) {
      throw new SymbolException("half a byte");
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    out.append(before).append("\"");
    new String(bytes, StandardCharsets.UTF_8).codePoints().forEach(c -> escaped(c, '"'));
    out.append("\"");
  }

  private void escaped(int c, char quote) {
    switch (c) {
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      case 0 -> out.append("\\0");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append("\\");
        }
        boolean isShown = Character.isDefined(c) && !Character.isISOControl(c);
        out.append(isShown ? Character.toString(c) : "\\" + "u{" + Integer.toHexString(c) + "}");
      }
    }
  }

  private static long parsed(String digits) {
    if (digits.length() > LONG_DIGITS) {
      throw new SymbolException("number too large");
    }
    return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
  }

  /// Reads digits up to an underscore, and drops zeros before them.
  private String hexDigits() {
    String digits = rawHexDigits();
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }

  private String rawHexDigits() {
    var digits = new StringBuilder();
    for (char c = reader.next(); c != '_'; c = reader.next()) {
      if (!SymbolReader.isDigit(c) && !(c >= 'a' && c <= 'f')) {
        throw new SymbolException("no digit");
      }
      digits.append(c);
    }
    return digits.toString();
  }
}
