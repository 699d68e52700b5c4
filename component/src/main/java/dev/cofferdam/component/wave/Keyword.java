package dev.cofferdam.component.wave;

import org.jspecify.annotations.Nullable;

/// The reserved words of WAVE.
enum Keyword {
  TRUE("true"),
  FALSE("false"),
  INF("inf"),
  NAN("nan"),
  SOME("some"),
  NONE("none"),
  OK("ok"),
  ERR("err");

  private final String text;

  Keyword(String text) {
    this.text = text;
  }

  /// Returns the keyword a label is, or null.
  static @Nullable Keyword of(String label) {
    for (Keyword keyword : values()) {
      if (keyword.text.equals(label)) {
        return keyword;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return text;
  }
}
