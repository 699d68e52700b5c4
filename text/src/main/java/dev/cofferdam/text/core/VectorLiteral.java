package dev.cofferdam.text.core;

import dev.cofferdam.text.token.FloatFormat;
import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;

/// The lanes of a `v128.const`.
final class VectorLiteral {
  private static final int BYTES = 16;

  private VectorLiteral() {}

  static void read(Tokens tokens, ByteSink sink) {
    if (tokens.kind() != TokenKind.KEYWORD) {
      throw tokens.unexpected();
    }
    switch (tokens.text()) {
      case "i8x16" -> integers(tokens, sink, 1);
      case "i16x8" -> integers(tokens, sink, 2);
      case "i32x4" -> integers(tokens, sink, 4);
      case "i64x2" -> integers(tokens, sink, 8);
      case "f32x4" -> floats(tokens, sink, FloatFormat.F32, 4);
      case "f64x2" -> floats(tokens, sink, FloatFormat.F64, 8);
      default -> throw tokens.unexpected();
    }
    if (tokens.kind() == TokenKind.NUMBER) {
      throw tokens.malformed("wrong number of lane literals");
    }
  }

  private static void integers(Tokens tokens, ByteSink sink, int laneBytes) {
    tokens.skip();
    for (int i = 0; i < BYTES / laneBytes; i++) {
      requireLane(tokens);
      sink.fixed(tokens.integer(laneBytes * 8), laneBytes);
    }
  }

  private static void floats(Tokens tokens, ByteSink sink, FloatFormat format, int laneBytes) {
    tokens.skip();
    for (int i = 0; i < BYTES / laneBytes; i++) {
      requireLane(tokens);
      sink.fixed(tokens.floating(format), laneBytes);
    }
  }

  private static void requireLane(Tokens tokens) {
    if (tokens.isLeftParen() || tokens.isRightParen()) {
      throw tokens.malformed("wrong number of lane literals");
    }
  }
}
