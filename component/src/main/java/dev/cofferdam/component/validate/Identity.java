package dev.cofferdam.component.validate;

/// Comparison of type objects by identity, which carries their names.
final class Identity {
  private Identity() {}

  /// Returns whether both are the very same object.
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(Object a, Object b) {
    return a == b;
  }
}
