package dev.cofferdam.text.token;

import dev.cofferdam.wasm.MalformedException;

/// Splits a text into tokens, pairs the parentheses, and drops comments and annotations.
final class Lexer {
  private static final String ID_PUNCTUATION = "!#$%&'*+-./:<=>?@\\^_`|~";
  private static final String LONE_PUNCTUATION = ",;[]{}";

  private final Source source;
  private final byte[] bytes;
  private final TokenList tokens;
  private final IntStack openParens = new IntStack();
  private int position;

  /// How many parentheses are open inside the annotation being skipped; 0 outside annotations.
  private int annotationDepth;

  private int annotationStart;

  Lexer(Source source) {
    this.source = source;
    this.bytes = source.bytes;
    this.tokens = new TokenList();
  }

  Tokens lex() {
    while (position < bytes.length) {
      byte b = bytes[position];
      switch (b) {
        case ' ', '\t', '\n', '\r' -> position++;
        case '(' -> leftParen();
        case ')' -> rightParen();
        case ';' -> semicolon();
        default -> run();
      }
    }
    if (annotationDepth > 0) {
      throw source.malformed("unclosed annotation", annotationStart);
    }
    if (!openParens.isEmpty()) {
      throw source.malformed("unexpected token: end of text", position);
    }
    tokens.add(TokenKind.END, position, position);
    return new Tokens(source, tokens);
  }

  private void leftParen() {
    if (at(position + 1) == ';') {
      blockComment();
    } else if (at(position + 1) == '@') {
      annotation();
    } else if (annotationDepth > 0) {
      annotationDepth++;
      position++;
    } else {
      openParens.push(tokens.add(TokenKind.LEFT_PAREN, position, position + 1));
      position++;
    }
  }

  private void rightParen() {
    if (annotationDepth > 0) {
      annotationDepth--;
    } else if (openParens.isEmpty()) {
      throw source.malformed("unexpected token \")\"", position);
    } else {
      int close = tokens.add(TokenKind.RIGHT_PAREN, position, position + 1);
      tokens.pair(openParens.pop(), close);
    }
    position++;
  }

  private void semicolon() {
    if (at(position + 1) == ';') {
      while (position < bytes.length && at(position) != '\n' && at(position) != '\r') {
        position++;
      }
    } else {
      add(TokenKind.RESERVED, position, ++position);
    }
  }

  private void blockComment() {
    int start = position;
    int depth = 0;
    do {
      if (position >= bytes.length) {
        throw source.malformed("unclosed comment", start);
      }
      if (at(position) == '(' && at(position + 1) == ';') {
        depth++;
        position += 2;
      } else if (at(position) == ';' && at(position + 1) == ')') {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0);
  }

  private void annotation() {
    int start = position;
    position += 2;
    if (at(position) == '"') {
      skipString();
      if (position == start + 4) {
        throw source.malformed("empty annotation id", start);
      }
    } else if (isIdChar(at(position))) {
      while (isIdChar(at(position))) {
        position++;
      }
    } else {
      throw source.malformed("empty annotation id", start);
    }
    if (annotationDepth++ == 0) {
      annotationStart = start;
    }
  }

  /// Reads one token that ends at white space, a parenthesis or lone punctuation.
  private void run() {
    int start = position;
    if (LONE_PUNCTUATION.indexOf(at(start)) >= 0) {
      add(TokenKind.RESERVED, start, ++position);
      return;
    }
    int stringCount = 0;
    while (true) {
      int c = at(position);
      if (c == '"') {
        stringCount++;
        skipString();
      } else if (isIdChar(c)) {
        position++;
      } else {
        break;
      }
    }
    if (position == start) {
      throw source.malformed("illegal character", start);
    }
    add(classify(start, stringCount), start, position);
  }

  private TokenKind classify(int start, int stringCount) {
    int first = at(start);
    if (first == '$') {
      return classifyId(start, stringCount);
    }
    if (stringCount > 0) {
      return stringCount == 1 && first == '"' && at(position - 1) == '"' && isOneString(start)
          ? TokenKind.STRING
          : TokenKind.RESERVED;
    }
    if (first >= 'a' && first <= 'z') {
      return TokenKind.KEYWORD;
    }
    boolean isNumber = (first >= '0' && first <= '9') || first == '+' || first == '-';
    return isNumber ? TokenKind.NUMBER : TokenKind.RESERVED;
  }

  private TokenKind classifyId(int start, int stringCount) {
    boolean isQuoted = stringCount == 1 && at(start + 1) == '"' && isOneString(start + 1);
    if (annotationDepth > 0) {
      return TokenKind.RESERVED;
    }
    if (position == start + 1 || (isQuoted && position == start + 3)) {
      throw source.malformed("empty identifier", start);
    }
    return stringCount == 0 || isQuoted ? TokenKind.ID : TokenKind.RESERVED;
  }

  /// Tells whether the string literal that begins at `start` ends where the token ends.
  private boolean isOneString(int start) {
    int i = start + 1;
    while (at(i) != '"') {
      i += at(i) == '\\' ? 2 : 1;
    }
    return i + 1 == position;
  }

  private void skipString() {
    int start = position++;
    while (at(position) != '"') {
      int c = at(position);
      if (c < ' ' || c == 0x7F) {
        throw brokenString(start, c);
      }
      position += c == '\\' ? 2 : 1;
    }
    position++;
  }

  private MalformedException brokenString(int start, int c) {
    if (start > 0 && at(start - 1) == '$') {
      return source.malformed("empty identifier", start - 1);
    }
    return c < 0 || c == '\n'
        ? source.malformed("unclosed string literal", start)
        : source.malformed("illegal character in string literal", position);
  }

  private void add(TokenKind kind, int start, int end) {
    if (annotationDepth == 0) {
      tokens.add(kind, start, end);
    }
  }

  /// Returns the byte at `index` as 0 to 255, or -1 past the end.
  private int at(int index) {
    return index < bytes.length ? bytes[index] & 0xFF : -1;
  }

  private static boolean isIdChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c > 0 && ID_PUNCTUATION.indexOf(c) >= 0);
  }
}
