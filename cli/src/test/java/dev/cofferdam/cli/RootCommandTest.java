package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

final class RootCommandTest {
  @Test
  void withoutVerb_exits2AndNamesTheVerbs() {
    var run = CommandRun.of();

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("inspect"), run.err());
  }

  @Test
  void help_teachesTheExitCodes() {
    var run = CommandRun.of("run", "--help");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("137 fuel"), run.out());
  }

  @Test
  void demo_crashesInEveryWayAndTheBystanderMissesNone() {
    var run = CommandRun.of("demo");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("%d crashes.".formatted(CrashWay.ALL.size())), run.out());
    assertTrue(run.out().contains("missed none"), run.out());
  }

  @Test
  void inspect_printsImportsAndExportsAsWit() {
    var run = CommandRun.of("inspect", "../examples/crashers/crashers.wasm");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("import demo:crashers/host@0.1.0 {"), run.out());
    assertTrue(run.out().contains("fetch-quote: func(symbol: string) -> result<f64, string>;"));
    assertTrue(run.out().contains("resource counter;"), run.out());
  }

  /// A verb for which the JVM has not enough memory.
  @Command(name = "swell")
  private static final class SwellCommand implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void wantOfMemory_isToldWithTheWayOut() {
    var err = new StringWriter();

    int exitCode =
        RootCommand.commandLine()
            .addSubcommand(new SwellCommand())
            .setErr(new PrintWriter(err))
            .execute("swell");

    assertEquals(70, exitCode);
    assertEquals(
        "cofferdam: the JVM has not enough memory: Java heap space; give it more, such as"
            + " JAVA_TOOL_OPTIONS=-Xmx4g\n",
        err.toString());
  }
}
