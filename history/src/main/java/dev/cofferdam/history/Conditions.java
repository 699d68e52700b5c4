package dev.cofferdam.history;

import java.util.ArrayList;
import java.util.List;

/// The WHERE clause of a query that is put together, with the values of its question marks.
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /// Adds a condition.
  ///
  /// @param text constant text of ours with one question mark
  Conditions with(String text, Object value) {
    texts.add(text);
    values.add(value);
    return this;
  }

  /// Returns the values, and `more` after them.
  Object[] values(Object... more) {
    var all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Override
  public String toString() {
    return texts.isEmpty() ? "" : " WHERE " + String.join(" AND ", texts);
  }
}
