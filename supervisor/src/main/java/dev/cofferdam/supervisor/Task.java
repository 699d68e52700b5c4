package dev.cofferdam.supervisor;

/// The work of a child, in blocking style on a virtual thread of its own.
///
/// Returning is a {@linkplain ExitReason.Normal normal} end, throwing anything a {@linkplain
/// ExitReason.Failed failure}, and either one after being asked to stop is what was {@linkplain
/// ExitReason.Stopped asked for} as long as nothing but an interrupt is thrown.
@FunctionalInterface
public interface Task {
  /// Does the work.
  ///
  /// @throws Exception to fail
  void run(TaskContext context) throws Exception;
}
