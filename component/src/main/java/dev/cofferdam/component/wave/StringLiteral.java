package dev.cofferdam.component.wave;

/// Decodes the contents of string tokens.
final class StringLiteral {
  private StringLiteral() {}

  /// Decodes a single-line string token, quotes included.
  static String decode(String token, int start) {
    return unescape(token.substring(1, token.length() - 1), start + 1);
  }

  /// Decodes a multiline string token, quotes included.
  static String decodeMultiline(String token, int start) {
    String body = token.substring(3, token.length() - 3);
    int first = body.startsWith("\r\n") ? 2 : 1;
    if (!body.startsWith("\n") && first == 1) {
      throw multiline("opening \"\"\" must be followed immediately by newline", start + 3);
    }
    int last = body.lastIndexOf('\n');
    String indent = body.substring(last + 1);
    if (!indent.chars().allMatch(c -> c == ' ')) {
      throw multiline(
          "closing \"\"\" must be on a line preceded only by spaces", start + token.length() - 3);
    }
    return last < first ? "" : dedent(body.substring(first, last), indent, start + 3 + first);
  }

  private static String dedent(String lines, String indent, int start) {
    StringBuilder out = new StringBuilder();
    int at = start;
    for (String line : lines.split("\n", -1)) {
      if (!line.startsWith(indent)) {
        throw multiline("lines must be indented at least as much as closing \"\"\"", at);
      }
      String kept = line.substring(indent.length());
      kept = kept.endsWith("\r") ? kept.substring(0, kept.length() - 1) : kept;
      out.append(at == start ? "" : "\n").append(unescape(kept, at + indent.length()));
      at += line.length() + 1;
    }
    return out.toString();
  }

  private static String unescape(String text, int start) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i++));
        continue;
      }
      int length = Escape.lengthAt(text, i);
      int value = length < 0 ? -1 : Escape.valueOf(text.substring(i, i + length));
      if (value < 0) {
        throw new WaveException("invalid character escape", start + i, start + i + 1);
      }
      out.appendCodePoint(value);
      i += length;
    }
    return out.toString();
  }

  private static WaveException multiline(String why, int at) {
    return new WaveException("invalid multiline string: " + why, at, at + 1);
  }
}
