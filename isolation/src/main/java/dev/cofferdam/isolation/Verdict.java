package dev.cofferdam.isolation;

/// What follows a crash.
sealed interface Verdict {
  /// A new Store at once.
  record RestartNow() implements Verdict {}

  /// A new Store after a while.
  record RestartAfter(long delayNanos) implements Verdict {}

  /// No new Store, because it ended as its restart type lets it.
  ///
  /// @param why for people
  record End(String why) implements Verdict {}

  /// No new Store until the quarantine is over or somebody releases the guest.
  ///
  /// @param why for people
  record Quarantine(String why) implements Verdict {}
}
