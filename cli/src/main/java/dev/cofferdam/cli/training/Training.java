package dev.cofferdam.cli.training;

import dev.cofferdam.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Does once what the command does at its start and while a guest is compiled, for the JVM to
/// remember in an AOT cache: the command then starts in two thirds of the time.
public final class Training {
  private Training() {}

  /// Runs a large module and the doctor's attackers. What they print is of no interest.
  public static void main(String[] args) throws IOException {
    Path module = Files.createTempFile("training", ".wat");
    try {
      Files.writeString(module, TrainingModule.text());
      var _ = Main.run("run", "--invoke", "run()", module.toString());
      var _ = Main.run("doctor");
    } finally {
      Files.delete(module);
    }
    System.exit(0);
  }
}
