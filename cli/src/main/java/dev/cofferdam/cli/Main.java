package dev.cofferdam.cli;

/// The `cofferdam` command.
public final class Main {
  private Main() {}

  /// Runs the command and ends the JVM with its exit code.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs the command and returns its exit code.
  public static int run(String... args) {
    return RootCommand.commandLine().execute(args);
  }
}
