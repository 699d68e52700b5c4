package dev.cofferdam.text.token;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Strings in quotation marks with escapes; their value is bytes.
final class StringLiteral {
  private StringLiteral() {}

  /// Reads the literal in `[start, end)`, quotation marks included.
  static byte[] decode(Source source, int start, int end) {
    var value = new ByteArrayOutputStream(end - start);
    int i = start + 1;
    while (i < end - 1) {
      if (source.bytes[i] == '\\') {
        i = escape(source, i + 1, value);
      } else {
        value.write(source.bytes[i++]);
      }
    }
    return value.toByteArray();
  }

  /// Reads what follows the backslash and returns the offset behind it.
  private static int escape(Source source, int offset, ByteArrayOutputStream value) {
    int c = source.bytes[offset];
    switch (c) {
      case 't' -> value.write('\t');
      case 'n' -> value.write('\n');
      case 'r' -> value.write('\r');
      case '"', '\'', '\\' -> value.write(c);
      case 'u' -> {
        return unicode(source, offset + 1, value);
      }
      default -> {
        int high = Character.digit(c, 16);
        int low = Character.digit(source.bytes[offset + 1], 16);
        if (high < 0 || low < 0) {
          throw source.malformed("illegal escape", offset - 1);
        }
        value.write(high << 4 | low);
        return offset + 2;
      }
    }
    return offset + 1;
  }

  private static int unicode(Source source, int offset, ByteArrayOutputStream value) {
    int end = offset;
    while (source.bytes[end] != '}' && source.bytes[end] != '"') {
      end++;
    }
    if (source.bytes[offset] != '{' || source.bytes[end] != '}') {
      throw source.malformed("illegal escape", offset);
    }
    String digits = Digits.strip(source.text(offset + 1, end), 0, end - offset - 1, 16);
    if (!(IntegerLiteral.parse("0x" + digits, 32) instanceof Literal.Value(long codePoint))
        || codePoint > Character.MAX_CODE_POINT
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
      throw source.malformed("illegal escape", offset);
    }
    value.writeBytes(Character.toString((int) codePoint).getBytes(StandardCharsets.UTF_8));
    return end + 1;
  }

  /// Returns the bytes as text; `offset` is where to point if they are not UTF-8.
  static String utf8(byte[] bytes, Source source, int offset) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw source.malformed("malformed UTF-8 encoding", offset);
    }
  }
}
