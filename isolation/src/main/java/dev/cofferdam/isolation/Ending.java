package dev.cofferdam.isolation;

import org.jspecify.annotations.Nullable;

/// How one entry into an instance ended, and what that means for its Store.
sealed interface Ending {
  /// It returned; the Store goes on.
  record Good(@Nullable Object value) implements Ending {}

  /// The caller asked for what there is not; the guest was not entered and goes on.
  record Mistake(RuntimeException mistake) implements Ending {}

  /// The Store is over, and nobody is to blame.
  record Over(CallOutcome outcome) implements Ending {}

  /// The Store is over by a crash.
  record Crash(Outcome.Crashed outcome, CrashAccount account) implements Ending {}
}
