package dev.cofferdam.text.token;

/// What came of reading a number.
sealed interface Literal {
  /// The number, as bits.
  record Value(long bits) implements Literal {}

  /// A number, but not one of the type wanted.
  record OutOfRange() implements Literal {}

  /// Not spelled like a number of the kind wanted.
  record NotALiteral() implements Literal {}
}
