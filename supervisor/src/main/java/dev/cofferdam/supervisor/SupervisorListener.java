package dev.cofferdam.supervisor;

/// Hears what happens under a supervisor and the supervisors below it.
///
/// It is called on one thread that does nothing else, in the order of the events of each
/// supervisor, some time after they happened. What it throws is swallowed; while it blocks, events
/// are kept, and dropped when there are too many.
@FunctionalInterface
public interface SupervisorListener {
  /// Hears of an event.
  void onEvent(SupervisorEvent event);
}
