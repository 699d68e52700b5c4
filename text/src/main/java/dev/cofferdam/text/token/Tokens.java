package dev.cofferdam.text.token;

import dev.cofferdam.wasm.MalformedException;

/// A cursor over the tokens of a text. Not thread-safe.
public final class Tokens {
  private static final int SHOWN_LENGTH_MAX = 40;

  private final Source source;
  private final TokenList list;
  private int position;

  Tokens(Source source, TokenList list) {
    this.source = source;
    this.list = list;
  }

  /// Splits `text` into tokens.
  public static Tokens of(String text) {
    return new Lexer(Source.of(text)).lex();
  }

  /// Splits a text into tokens that is given as UTF-8.
  public static Tokens of(byte[] utf8) {
    return new Lexer(Source.of(utf8)).lex();
  }

  /// Returns the index of the next token.
  public int position() {
    return position;
  }

  /// Moves to the token at `index`.
  public void moveTo(int index) {
    position = index;
  }

  /// Passes the next token.
  public void skip() {
    position++;
  }

  /// Passes the next token, or, where it is a left parenthesis, everything up to its partner.
  public void skipTree() {
    position = isLeftParen() ? list.close(position) + 1 : position + 1;
  }

  /// Returns the index of the right parenthesis that closes the left one at `index`.
  public int close(int index) {
    return list.close(index);
  }

  /// Returns what the next token is.
  public TokenKind kind() {
    return list.kind(position);
  }

  /// Returns the next token as it is spelled.
  public String text() {
    return source.text(list.start(position), list.end(position));
  }

  /// Tells whether the next token is `(`.
  public boolean isLeftParen() {
    return kind() == TokenKind.LEFT_PAREN;
  }

  /// Tells whether the next token is `)`.
  public boolean isRightParen() {
    return kind() == TokenKind.RIGHT_PAREN;
  }

  /// Tells whether the next token is the keyword `word`.
  public boolean isKeyword(String word) {
    return isKeywordAt(position, word);
  }

  /// Tells whether the next two tokens are `(` and the keyword `word`.
  public boolean isForm(String word) {
    return isLeftParen() && isKeywordAt(position + 1, word);
  }

  private boolean isKeywordAt(int index, String word) {
    if (list.kind(index) != TokenKind.KEYWORD) {
      return false;
    }
    int start = list.start(index);
    if (list.end(index) - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (source.bytes[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Passes the keyword `word` if it is next.
  public boolean takeKeyword(String word) {
    boolean isNext = isKeyword(word);
    position += isNext ? 1 : 0;
    return isNext;
  }

  /// Passes `(` and the keyword `word` if they are next.
  public boolean takeForm(String word) {
    boolean isNext = isForm(word);
    position += isNext ? 2 : 0;
    return isNext;
  }

  /// Passes a keyword and returns it.
  public String keyword() {
    if (kind() != TokenKind.KEYWORD) {
      throw unexpected();
    }
    String word = text();
    position++;
    return word;
  }

  /// Passes `(`.
  public void leftParen() {
    expect(TokenKind.LEFT_PAREN);
  }

  /// Passes `)`.
  public void rightParen() {
    expect(TokenKind.RIGHT_PAREN);
  }

  /// Passes a token of the given kind.
  public void expect(TokenKind kind) {
    if (kind() != kind) {
      throw unexpected();
    }
    position++;
  }

  /// Tells whether the next token is a name.
  public boolean isId() {
    return kind() == TokenKind.ID;
  }

  /// Passes a name and returns it without `$` and quotation marks.
  public String id() {
    if (!isId()) {
      throw unexpected();
    }
    int start = list.start(position) + 1;
    int end = list.end(position);
    String id =
        source.bytes[start] == '"'
            ? StringLiteral.utf8(StringLiteral.decode(source, start, end), source, start)
            : source.text(start, end);
    position++;
    return id;
  }

  /// Passes a string and returns its bytes.
  public byte[] string() {
    if (kind() != TokenKind.STRING) {
      throw unexpected();
    }
    byte[] value = StringLiteral.decode(source, list.start(position), list.end(position));
    position++;
    return value;
  }

  /// Passes a string that must be UTF-8 and returns it.
  public String name() {
    int start = list.start(position);
    return StringLiteral.utf8(string(), source, start);
  }

  /// Passes an integer without sign that fits 32 bits.
  public int u32() {
    return (int) unsigned(32);
  }

  /// Passes an integer without sign that fits 64 bits.
  public long u64() {
    return unsigned(64);
  }

  private long unsigned(int bits) {
    if (kind() != TokenKind.NUMBER) {
      throw unexpected();
    }
    String text = text();
    if (text.charAt(0) == '+' || text.charAt(0) == '-') {
      throw unexpected();
    }
    return number(IntegerLiteral.parse(text, bits));
  }

  /// Passes a lane index.
  public int lane() {
    if (kind() == TokenKind.NUMBER
        && IntegerLiteral.parse(text(), 8) instanceof Literal.OutOfRange
        && Character.isDigit(text().charAt(0))) {
      throw malformed("malformed lane index");
    }
    return (int) unsigned(8);
  }

  /// Tells whether the next token is a keyword that begins with `prefix`.
  public boolean isKeywordPrefix(String prefix) {
    return kind() == TokenKind.KEYWORD && text().startsWith(prefix);
  }

  /// Passes a keyword that is `prefix` and an unsigned 64-bit integer, and returns the integer.
  public long u64After(String prefix) {
    String digits = text().substring(prefix.length());
    if (digits.isEmpty() || !Character.isDigit(digits.charAt(0))) {
      throw malformed("unknown operator");
    }
    return number(IntegerLiteral.parse(digits, 64));
  }

  /// Passes an integer that fits `bits` bits, with or without a sign, and returns it sign-extended.
  public long integer(int bits) {
    if (kind() != TokenKind.NUMBER) {
      throw unexpected();
    }
    long value = number(IntegerLiteral.parse(text(), bits));
    return bits == 64 ? value : value << (64 - bits) >> (64 - bits);
  }

  /// Passes a floating-point number and returns its bits.
  public long floating(FloatFormat format) {
    if (kind() != TokenKind.NUMBER && kind() != TokenKind.KEYWORD) {
      throw unexpected();
    }
    return number(FloatLiteral.parse(text(), format));
  }

  private long number(Literal literal) {
    return switch (literal) {
      case Literal.Value(long bits) -> {
        position++;
        yield bits;
      }
      case Literal.OutOfRange _ -> throw malformed("constant out of range");
      case Literal.NotALiteral _ -> throw isNumber() ? unexpected() : malformed("unknown operator");
    };
  }

  /// Tells whether the next token is spelled like some number.
  private boolean isNumber() {
    if (kind() == TokenKind.KEYWORD) {
      return true;
    }
    return !(FloatLiteral.parse(text(), FloatFormat.F64) instanceof Literal.NotALiteral);
  }

  /// Returns an exception that says that the next token fits not here, or nowhere.
  public MalformedException unexpected() {
    return malformed(kind() == TokenKind.RESERVED ? "unknown operator" : "unexpected token");
  }

  /// Returns an exception about the next token.
  public MalformedException malformed(String message) {
    return malformed(message, position);
  }

  /// Returns an exception about the token at `index`.
  public MalformedException malformed(String message, int index) {
    int start = list.start(index);
    int end = Math.min(list.end(index), start + SHOWN_LENGTH_MAX);
    String shown = list.kind(index) == TokenKind.END ? "end of text" : source.text(start, end);
    return source.malformed(message + ": " + escape(shown), start);
  }

  private static String escape(String shown) {
    var escaped = new StringBuilder();
    shown
        .codePoints()
        .forEach(c -> {
          if (c >= ' ' && c < 0x7F) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
          }
        });
    return escaped.toString();
  }
}
