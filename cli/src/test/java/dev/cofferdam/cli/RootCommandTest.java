package dev.cofferdam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
}
