package dev.cofferdam.cli;

/// An instance that the command line calls.
interface StartedGuest {
  /// Calls an export and returns its result as one line of WAVE, or an empty text where it has
  /// none.
  ///
  /// @param call the call in WAVE, such as `greet("Ada")`
  /// @throws UsageException if there is no such export or the arguments do not fit
  String invoke(String call);

  /// Runs the guest as a command and returns its exit code.
  ///
  /// @throws UsageException if it is not a command
  int run();
}
