package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import org.jspecify.annotations.Nullable;

/// What a catch clause catches.
enum CatchKind {
  CATCH("catch", 0),
  CATCH_REF("catch_ref", 1),
  CATCH_ALL("catch_all", 2),
  CATCH_ALL_REF("catch_all_ref", 3);

  private final String keyword;
  private final int code;

  CatchKind(String keyword, int code) {
    this.keyword = keyword;
    this.code = code;
  }

  /// Returns the code in the binary.
  int code() {
    return code;
  }

  boolean hasTag() {
    return this == CATCH || this == CATCH_REF;
  }

  /// Passes the head of a catch clause if one is next.
  static @Nullable CatchKind take(Tokens tokens) {
    for (CatchKind kind : values()) {
      if (tokens.takeForm(kind.keyword)) {
        return kind;
      }
    }
    return null;
  }
}
