package dev.cofferdam.history;

/// A piece of a list that goes from the newest entry to the oldest.
///
/// Entries have the order in which they were written, whatever clocks say; so a page stays where it
/// is while new entries come.
///
/// @param beforeId the page has entries with smaller numbers than this
/// @param rowCount how many entries it has at most
public record Page(long beforeId, int rowCount) {
  /// How many entries a page may have.
  public static final int ROW_COUNT_MAX = 1_000;

  /// Checks the bounds.
  public Page {
    if (rowCount < 1 || rowCount > ROW_COUNT_MAX) {
      throw new IllegalArgumentException(
          "a page has 1 to " + ROW_COUNT_MAX + " rows, not " + rowCount);
    }
  }

  /// Returns the page of the newest entries.
  public static Page newest(int rowCount) {
    return new Page(Long.MAX_VALUE, rowCount);
  }

  /// Returns the page that follows the entry with that number.
  public Page after(long id) {
    return new Page(id, rowCount);
  }
}
