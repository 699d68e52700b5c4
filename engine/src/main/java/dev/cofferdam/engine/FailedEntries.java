package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.FuncInstance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions that the host had entered when the last failure left them, the innermost first.
/// Costs nothing until something fails. Used by the thread inside the Store.
final class FailedEntries {
  private final List<FuncInstance> entries = new ArrayList<>();
  private @Nullable Throwable failure;

  /// Takes note of a function that a failure leaves.
  void add(Throwable leaving, FuncInstance entered) {
    if (!leaving.equals(failure)) {
      failure = leaving;
      entries.clear();
    }
    entries.add(entered);
  }

  /// Returns the functions that a failure has left; none where it is not the last one.
  List<FuncInstance> of(Throwable asked) {
    return asked.equals(failure) ? List.copyOf(entries) : List.of();
  }
}
