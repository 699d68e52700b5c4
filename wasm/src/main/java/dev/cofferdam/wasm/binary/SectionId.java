package dev.cofferdam.wasm.binary;

import org.jspecify.annotations.Nullable;

/// The kinds of sections; the order is that of their codes.
enum SectionId {
  CUSTOM(0),
  TYPE(1),
  IMPORT(2),
  FUNCTION(3),
  TABLE(4),
  MEMORY(5),
  GLOBAL(7),
  EXPORT(8),
  START(9),
  ELEMENT(10),
  CODE(12),
  DATA(13),
  DATA_COUNT(11),
  TAG(6);

  private static final SectionId[] BY_CODE = values();

  private final int place;

  SectionId(int place) {
    this.place = place;
  }

  /// Returns the kind with this code, or null.
  static @Nullable SectionId of(int code) {
    return code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /// Returns where in a module the section stands: after those with a smaller place.
  int place() {
    return place;
  }
}
