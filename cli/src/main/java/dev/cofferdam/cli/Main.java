package dev.cofferdam.cli;

/// The `cofferdam` command.
public final class Main {
  private Main() {}

  /// Runs the command and ends the JVM with its exit code.
  public static void main(String[] args) {
    System.exit(RootCommand.commandLine().execute(args));
  }
}
