package dev.cofferdam.text.token;

/// What a token is, as far as its spelling tells.
public enum TokenKind {
  /// `(`
  LEFT_PAREN,
  /// `)`
  RIGHT_PAREN,
  /// Starts with a lower-case letter; also `inf` and `nan`.
  KEYWORD,
  /// `$name` or `$"name"`
  ID,
  /// Starts with a digit or a sign.
  NUMBER,
  /// `"text"`
  STRING,
  /// Everything else: no rule of the grammar accepts it.
  RESERVED,
  /// The end of the text.
  END
}
