package dev.cofferdam.supervisor;

/// What a child is.
sealed interface Work {
  /// A task.
  record OfTask(Task task) implements Work {}

  /// A supervisor with children of its own.
  record OfSupervisor(SupervisorSpec spec) implements Work {}

  /// A supervisor whose children come and go.
  record OfDynamicSupervisor(DynamicSupervisorSpec spec) implements Work {}

  /// Tells whether it is a supervisor of either kind.
  default boolean isSupervisor() {
    return switch (this) {
      case OfTask _ -> false;
      case OfSupervisor _, OfDynamicSupervisor _ -> true;
    };
  }
}
