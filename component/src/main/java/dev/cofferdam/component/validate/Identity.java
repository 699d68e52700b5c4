package dev.cofferdam.component.validate;

import org.jspecify.annotations.Nullable;

/// Comparison of type objects by identity, which carries their names.
final class Identity {
  private Identity() {}

  /// Returns whether both are the very same object.
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }
}
