package dev.cofferdam.component.binary;

/// The index spaces that component-level names and arguments can point into.
public enum Sort {
  CORE_MODULE("module"),
  FUNC("func"),
  VALUE("value"),
  TYPE("type"),
  COMPONENT("component"),
  INSTANCE("instance");

  private final String text;

  Sort(String text) {
    this.text = text;
  }

  /// Returns the word for it in messages.
  @Override
  public String toString() {
    return text;
  }
}
