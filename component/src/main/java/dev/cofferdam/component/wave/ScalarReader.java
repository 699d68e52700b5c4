package dev.cofferdam.component.wave;

import dev.cofferdam.component.types.PrimitiveType;
import java.math.BigInteger;

/// Makes values of primitive types of parsed nodes.
final class ScalarReader {
  private static final int MAX_INTEGER_LENGTH = 40;

  private ScalarReader() {}

  static Object read(Node node, PrimitiveType type) {
    return switch (type) {
      case BOOL -> readBool(node);
      case S8 -> (int) integer(node, true, 8);
      case U8 -> (int) integer(node, false, 8);
      case S16 -> (int) integer(node, true, 16);
      case U16 -> (int) integer(node, false, 16);
      case S32 -> (int) integer(node, true, 32);
      case U32 -> integer(node, false, 32);
      case S64 -> integer(node, true, 64);
      case U64 -> integer(node, false, 64);
      case F32 -> Float.parseFloat(floatText(node));
      case F64 -> Double.parseDouble(floatText(node));
      case CHAR -> readChar(node);
      case STRING -> readString(node);
      case ERROR_CONTEXT -> throw node.error("error contexts cannot be written as text");
    };
  }

  private static Object readBool(Node node) {
    if (node instanceof Node.Word(Keyword keyword, _, _, _)) {
      if (keyword == Keyword.TRUE) {
        return true;
      }
      if (keyword == Keyword.FALSE) {
        return false;
      }
    }
    throw node.wrongType("bool");
  }

  private static long integer(Node node, boolean signed, int bits) {
    String wanted = (signed ? "s" : "u") + bits;
    if (!(node instanceof Node.Literal(Token kind, String text, _, _)) || kind != Token.NUMBER) {
      throw node.wrongType(wanted);
    }
    boolean isDigits = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    boolean isNegative = text.startsWith("-");
    if (!isDigits || (isNegative && !signed) || text.length() > MAX_INTEGER_LENGTH) {
      throw node.error("invalid value, expected " + wanted);
    }
    BigInteger value = new BigInteger(text);
    if (value.bitLength() > (signed ? bits - 1 : bits)) {
      throw node.error("invalid value, out of range for " + wanted);
    }
    return value.longValue();
  }

  private static String floatText(Node node) {
    if (node instanceof Node.Word(Keyword keyword, _, _, _)) {
      if (keyword == Keyword.NAN) {
        return "NaN";
      }
      if (keyword == Keyword.INF) {
        return "Infinity";
      }
    }
    if (!(node instanceof Node.Literal(Token kind, String text, _, _)) || kind != Token.NUMBER) {
      throw node.wrongType("a float");
    }
    return text.equals("-inf") ? "-Infinity" : text;
  }

  private static Object readChar(Node node) {
    if (!(node instanceof Node.Literal(Token kind, String text, _, _)) || kind != Token.CHAR) {
      throw node.wrongType("char");
    }
    int value =
        text.charAt(1) == '\\'
            ? Escape.valueOf(text.substring(1, text.length() - 1))
            : text.codePointAt(1);
    if (value < 0) {
      throw node.error("invalid character escape");
    }
    return value;
  }

  private static Object readString(Node node) {
    if (node instanceof Node.Literal(Token kind, String text, int start, _)) {
      if (kind == Token.STRING) {
        return StringLiteral.decode(text, start);
      }
      if (kind == Token.MULTILINE_STRING) {
        return StringLiteral.decodeMultiline(text, start);
      }
    }
    throw node.wrongType("string");
  }
}
