package dev.cofferdam.text.token;

import java.util.Arrays;

/// The tokens of a text while they are read: 16 bytes a token.
final class TokenList {
  private TokenKind[] kinds = new TokenKind[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  /// Of a left parenthesis: the index of the right one that closes it.
  private int[] closes = new int[64];

  private int size;

  /// Appends a token and returns its index.
  int add(TokenKind kind, int start, int end) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      closes = Arrays.copyOf(closes, size * 2);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    return size++;
  }

  void pair(int open, int close) {
    closes[open] = close;
  }

  TokenKind kind(int index) {
    return kinds[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  int close(int index) {
    return closes[index];
  }
}
