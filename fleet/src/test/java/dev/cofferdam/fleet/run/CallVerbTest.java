package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.control.ControlException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CallVerbTest {
  @TempDir private Path path;
  private RunningFleet running;

  @BeforeEach
  void start() {
    running =
        RunningFleet.of(
            FleetFolder.in(path)
                .read(FleetFolder.crashers("a") + "limits = { fuel = 100_000_000 }\n"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void fullName_isUnderstood() {
    assertTrue(running.call("a", "add(1, -2)").contains("\"result\":\"-1\""));
  }

  @Test
  void functionWithoutResult_returnsNothing() {
    assertEquals(
        "{\"outcome\":\"returned\",\"result\":\"\"}", running.call("a", "chatter([], \"x\")"));
  }

  @Test
  void unknownFunction_isAnsweredWithTheNearest() {
    assertRefused("there is no function 'gret'; did you mean 'greet'?", "gret(\"x\")");
  }

  @Test
  void strangeFunction_isAnsweredWithThoseThatThereAre() {
    var refused = assertThrows(ControlException.class, () -> running.call("a", "xyzzyx()"));

    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("there is no function 'xyzzyx'; it exports add, "),
        refused.getMessage());
  }

  @Test
  void wrongArgument_isToldWithItsPlace() {
    var refused = assertThrows(ControlException.class, () -> running.call("a", "add(1, true)"));

    assertTrue(
        String.valueOf(refused.getMessage()).startsWith("add(1, true): "), refused.getMessage());
    assertEquals(400, refused.status());
  }

  @Test
  void longResult_isCutAndSaysSo() {
    String answer = running.call("a", "greet(\"%s\")".formatted("x".repeat(1 << 20)));

    assertTrue(answer.endsWith("xxx...\",\"isCut\":true}"), answer.substring(0, 100));
  }

  private void assertRefused(String sentence, String call) {
    var refused = assertThrows(ControlException.class, () -> running.call("a", call));
    assertEquals(sentence, refused.getMessage());
  }
}
