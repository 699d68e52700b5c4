package dev.cofferdam.component.wave;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts WAVE text into tokens, one token ahead of the parser.
final class Lexer {
  private static final Pattern NUMBER =
      Pattern.compile("-inf|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");
  private static final Pattern LABEL =
      Pattern.compile("%?(?:[a-z][a-z0-9]*+|[A-Z][A-Z0-9]*+)(?:-(?:[a-z0-9]++|[A-Z0-9]++))*+");
  private static final String TRIPLE_QUOTE = "\"\"\"";

  private final String text;
  private Token token = Token.END;
  private int start;
  private int end;

  Lexer(String text, int start) {
    this.text = text;
    this.end = start;
    advance();
  }

  /// The current token; END after the last.
  Token token() {
    return token;
  }

  /// Index of the current token's first character.
  int start() {
    return start;
  }

  /// Index after the current token's last character.
  int end() {
    return end;
  }

  /// The current token's text.
  String slice() {
    return text.substring(start, end);
  }

  /// Goes on to the next token.
  void advance() {
    start = skipBlanks(end);
    end = start;
    token = start == text.length() ? Token.END : scan(text.charAt(start));
  }

  WaveException unexpected() {
    String what = token == Token.END ? "unexpected end of input" : "unexpected token: " + token;
    return new WaveException(what, start, end);
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length()) {
      if (" \t\n\r".indexOf(text.charAt(i)) >= 0) {
        i++;
      } else if (text.startsWith("//", i)) {
        int newline = text.indexOf('\n', i);
        i = newline < 0 ? text.length() : newline;
      } else {
        break;
      }
    }
    return i;
  }

  private Token scan(char first) {
    return switch (first) {
      case '{' -> single(Token.BRACE_OPEN);
      case '}' -> single(Token.BRACE_CLOSE);
      case '(' -> single(Token.PAREN_OPEN);
      case ')' -> single(Token.PAREN_CLOSE);
      case '[' -> single(Token.BRACKET_OPEN);
      case ']' -> single(Token.BRACKET_CLOSE);
      case ':' -> single(Token.COLON);
      case ',' -> single(Token.COMMA);
      case '\'' -> scanChar();
      case '"' -> text.startsWith(TRIPLE_QUOTE, start) ? scanMultiline() : scanString();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> match(NUMBER, Token.NUMBER);
      default -> match(LABEL, Token.LABEL);
    };
  }

  private Token single(Token kind) {
    end = start + 1;
    return kind;
  }

  private Token match(Pattern pattern, Token kind) {
    Matcher matcher = pattern.matcher(text).region(start, text.length());
    if (!matcher.lookingAt()) {
      throw invalid(start + 1);
    }
    end = matcher.end();
    return kind;
  }

  private Token scanChar() {
    int after = afterCharacter(start + 1, '\'');
    if (after >= text.length() || text.charAt(after) != '\'') {
      throw invalid(after);
    }
    end = after + 1;
    return Token.CHAR;
  }

  private Token scanString() {
    int i = start + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i = afterCharacter(i, '"');
    }
    if (i >= text.length()) {
      throw invalid(text.length());
    }
    end = i + 1;
    return Token.STRING;
  }

  private Token scanMultiline() {
    int closing = text.indexOf(TRIPLE_QUOTE, start + 3);
    if (closing < 0) {
      throw invalid(start + 3);
    }
    end = closing + 3;
    return Token.MULTILINE_STRING;
  }

  private int afterCharacter(int at, char quote) {
    if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == quote) {
      throw invalid(Math.min(at, text.length()));
    }
    if (text.charAt(at) != '\\') {
      return at + Character.charCount(text.codePointAt(at));
    }
    int length = Escape.lengthAt(text, at);
    if (length < 0) {
      throw invalid(at + 1);
    }
    return at + length;
  }

  private WaveException invalid(int until) {
    return new WaveException("invalid token", start, Math.max(until, start));
  }
}
