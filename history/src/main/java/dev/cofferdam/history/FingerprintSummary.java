package dev.cofferdam.history;

import java.util.List;

/// What is known of equal crashes.
///
/// @param fingerprint what they have in common
/// @param kind the word for machines
/// @param topFrame the innermost call, or empty where there is none
/// @param tally how often it happened
/// @param guests to whom
public record FingerprintSummary(
    String fingerprint, String kind, String topFrame, Tally tally, Guests guests) {
  /// How many guests are named.
  public static final int GUESTS_NAMED_MAX = 20;

  /// How many guests are counted; where there are more, the count stays at this.
  public static final int GUESTS_COUNTED_MAX = 1_000;

  /// The guests that had a crash.
  ///
  /// @param count how many, up to {@link #GUESTS_COUNTED_MAX}
  /// @param names of those that had it most often, {@link #GUESTS_NAMED_MAX} at most
  public record Guests(long count, List<String> names) {
    /// Copies the names.
    public Guests {
      names = List.copyOf(names);
    }
  }
}
