package dev.cofferdam.cli;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.cli.doctor.Examination;
import dev.cofferdam.cli.doctor.Finding;
import dev.cofferdam.engine.Limits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
final class DoctorCommandTest {
  private static final List<String> TAMPERED =
      List.of(
          "fuel",
          "timeout",
          "timeout in the host",
          "memoryBytes",
          "stackBytes",
          "tableElements",
          "memories",
          "tables",
          "instances",
          "hostCallBytes",
          "randomBytes",
          "handles",
          "httpFieldBytes",
          "files");

  @Test
  void machineThatIsWell_passesEverything() {
    CommandRun run = CommandRun.of("doctor");

    List<String> lines = run.out().lines().toList();
    assertTrue(lines.size() > 40, run.out());
    assertEquals(
        List.of(),
        lines.stream()
            .filter(line -> line.startsWith("FAIL") && !line.contains("processors"))
            .toList());
    assertTrue(lines.getLast().matches("\\d+ passed, \\d+ failed"), run.out());
  }

  @Test
  void json_namesEachCheckAndItsFigures() {
    var findings = List.of(new Finding("JDK", true, "25"), new Finding("fuel", false, "\"9\""));
    var out = new StringWriter();

    int exitCode =
        new CommandLine(new DoctorCommand(_ -> findings))
            .setOut(new PrintWriter(out))
            .execute("--json");

    assertEquals(1, exitCode);
    assertEquals(
        "{\"findings\":[{\"name\":\"JDK\",\"passed\":true,\"measured\":\"25\"},"
            + "{\"name\":\"fuel\",\"passed\":false,\"measured\":\"\\\"9\\\"\"}]}\n",
        out.toString());
  }

  @Test
  void limitsThatDoNotHold_areNoticed() {
    Map<String, Finding> findings =
        Examination.run(DoctorCommandTest::raised, _ -> {}).stream()
            .collect(toMap(Finding::name, each -> each));

    for (String name : TAMPERED) {
      Finding finding = Objects.requireNonNull(findings.get(name), name);
      assertFalse(finding.isPassed(), finding::toText);
    }
  }

  /// Limits that are as good as none; the attackers end all the same. The timeout is beyond what
  /// the doctor allows a busy machine.
  private static Limits raised(Limits limits) {
    return limits
        .withFuel(40_000_000)
        .withTimeout(Duration.ofMillis(1_500))
        .withMemoryBytes(Math.max(limits.memoryBytes() * 2, 32 << 20))
        .withStackBytes(1 << 20)
        .withTableElements(1_000_000)
        .withMemories(100)
        .withTables(100)
        .withInstances(100)
        .withHandles(100_000)
        .withHostCallBytes(1L << 40)
        .withRandomBytes(1L << 40)
        .withHttpFieldBytes(1 << 20)
        .withFiles(1_000);
  }
}
