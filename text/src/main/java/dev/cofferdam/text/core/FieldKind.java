package dev.cofferdam.text.core;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a field of a module is.
enum FieldKind {
  TYPE,
  REC,
  IMPORT,
  FUNC,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG,
  EXPORT,
  START,
  ELEM,
  DATA;

  private static final Map<String, FieldKind> BY_KEYWORD =
      Stream.of(values()).collect(Collectors.toMap(FieldKind::keyword, kind -> kind));

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable FieldKind of(String keyword) {
    return BY_KEYWORD.get(keyword);
  }
}
