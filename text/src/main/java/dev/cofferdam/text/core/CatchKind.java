package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import org.jspecify.annotations.Nullable;

/// What a catch clause catches; the order is that of the codes in the binary.
enum CatchKind {
  CATCH("catch"),
  CATCH_REF("catch_ref"),
  CATCH_ALL("catch_all"),
  CATCH_ALL_REF("catch_all_ref");

  private final String keyword;

  CatchKind(String keyword) {
    this.keyword = keyword;
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
