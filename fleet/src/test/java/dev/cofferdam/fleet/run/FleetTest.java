package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.isolation.GuestEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FleetTest {
  private static final String TWO = FleetFolder.crashers("a") + FleetFolder.crashers("b");

  @TempDir private Path path;
  private FleetFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = FleetFolder.in(path);
  }

  private RunningFleet start(String text) {
    return RunningFleet.of(folder.read(text));
  }

  @Test
  void guests_answerCalls() {
    try (RunningFleet running = start(TWO)) {
      assertEquals(
          "{\"outcome\":\"returned\",\"result\":\"\\\"Hello, Ada!\\\"\"}",
          running.call("b", "greet(\"Ada\")"));
    }
  }

  @Test
  void crash_costsOneGuestOneCall() {
    try (RunningFleet running = start(TWO)) {
      running.call("a", "add(1, 2)");

      String crash = running.call("a", "divide(1, 0)");

      assertTrue(crash.startsWith("{\"outcome\":\"crashed\",\"text\":\"crash: integer-div"), crash);
      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
      assertEquals(new FleetSnapshot.Counts(1, 1, 0), running.row("a").counts());
      assertEquals(new FleetSnapshot.Counts(0, 0, 0), running.row("b").counts());
    }
  }

  @Test
  void quarantinedGuest_isReleasedByAnOperator() {
    try (RunningFleet running = start(TWO)) {
      for (int i = 0; i < 3; i++) {
        running.call("a", "unreachable()");
      }
      RunningFleet.await(() -> running.row("a").state().equals("quarantined"));
      assertTrue(running.row("a").note().startsWith("3 equal crashes in a row; tried again at "));

      running.fleet().release("a");

      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
    }
  }

  @Test
  void quarantinedGuest_refusesCallsWithItsReason() {
    try (RunningFleet running = start(TWO)) {
      for (int i = 0; i < 3; i++) {
        running.call("a", "unreachable()");
      }

      String refused = running.call("a", "add(1, 2)");

      assertTrue(
          refused.startsWith("{\"outcome\":\"refused\",\"reason\":\"quarantined\","), refused);
    }
  }

  @Test
  void restart_givesANewInstance() {
    try (RunningFleet running = start(TWO)) {
      running.call("a", "greet(\"x\")");

      running.fleet().restart("a");

      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
      RunningFleet.await(
          () -> running.events().stream().anyMatch(e -> e instanceof GuestEvent.Replaced));
    }
  }

  @Test
  void unknownGuest_isAnsweredWithTheNearest() {
    try (RunningFleet running = start(FleetFolder.crashers("pricing"))) {
      var near = assertThrows(ControlException.class, () -> running.fleet().restart("pricin"));
      var far = assertThrows(ControlException.class, () -> running.fleet().release("x"));

      assertEquals("there is no guest 'pricin'; did you mean 'pricing'?", near.getMessage());
      assertEquals("there is no guest 'x'; cofferdam ps lists them", far.getMessage());
    }
  }

  @Test
  void guestThatCannotBeLinked_staysDownAndOthersRun() {
    String unlinkable = "[[guest]]\nname = \"u\"\ncomponent = \"crashers.wasm\"\n";
    try (RunningFleet running = start(unlinkable + FleetFolder.crashers("a"))) {
      assertEquals("failed", running.row("u").state());
      assertTrue(running.row("u").note().contains("demo:crashers/host@0.1.0"));
      assertTrue(running.log().contains("\"event\":\"start-failed\",\"guest\":\"u\""));
      assertTrue(running.call("a", "add(1, 2)").contains("\"result\":\"3\""));
      var down = assertThrows(ControlException.class, () -> running.call("u", "add(1, 2)"));
      assertTrue(
          String.valueOf(down.getMessage()).startsWith("u is not running: "), down.getMessage());
    }
  }

  @Test
  void guestThatCrashesWhenItIsStarted_isTriedAgainByAndBy() {
    String text =
        "[[guest]]\n"
            + "name = \"a\"\n"
            + "component = \"crashers.toml\"\n"
            + "limits = { fuel = 7 }\n"
            + "supervision = { crashes = { any-in-row = 3 }, backoff = { first = \"1ms\", max ="
            + " \"1ms\" } }";
    try (RunningFleet running = start(text)) {
      RunningFleet.await(
          () -> running.log().lines().filter(line -> line.contains("start-failed")).count() == 3);

      assertEquals("failed", running.row("a").state());
    }
  }

  @Test
  void snapshot_hasGroupsInOrder() {
    String text =
        "[[group]]\nname = \"g\"\n"
            + FleetFolder.crashers("a")
            + "group = \"g\"\n"
            + FleetFolder.crashers("b");
    try (RunningFleet running = start(text)) {
      FleetSnapshot snapshot = running.fleet().snapshot();

      assertEquals(
          List.of("", "g"), snapshot.groups().stream().map(FleetSnapshot.Group::name).toList());
      assertEquals("one-for-one", snapshot.groups().getLast().strategy());
    }
  }

  @Test
  void guests_stopInReverseOrder() {
    RunningFleet running = start(TWO + FleetFolder.crashers("c"));

    running.close();

    assertEquals(
        List.of("c", "b", "a"),
        running.events().stream()
            .filter(event -> event instanceof GuestEvent.Stopped)
            .map(GuestEvent::guest)
            .toList());
  }

  @Test
  void oneForAll_restartsTheOthersOfTheGroup() {
    String text =
        "[[group]]\nname = \"g\"\nstrategy = \"one-for-all\"\n"
            + FleetFolder.crashers("a")
            + "group = \"g\"\n"
            + FleetFolder.crashers("b")
            + "group = \"g\"\n"
            + FleetFolder.crashers("c");
    try (RunningFleet running = start(text)) {
      running.call("a", "unreachable()");

      RunningFleet.await(
          () -> running.events().stream().anyMatch(e -> e instanceof GuestEvent.Replaced));
      var replaced =
          running.events().stream().filter(e -> e instanceof GuestEvent.Replaced).toList();
      assertEquals(List.of("b"), replaced.stream().map(GuestEvent::guest).toList());
    }
  }

  @Test
  void goodCommand_thatIsTransient_runsOnce() {
    String text =
        """
        [[guest]]
        name = "job"
        component = "good.wasm"
        supervision = { restart = "transient" }\
        """;
    try (RunningFleet running = start(text)) {
      RunningFleet.await(() -> running.row("job").state().equals("done"));

      assertEquals("ended", running.row("job").note());
      assertEquals(0, running.row("job").counts().restarts());
    }
  }

  @Test
  void goodCommand_thatIsPermanent_runsAgainInANewStore() {
    String text =
        "[[guest]]\nname = \"job\"\ncomponent = \"good.wasm\"\n"
            + "supervision = { backoff = { first = \"1ms\", max = \"1ms\" } }";
    try (RunningFleet running = start(text)) {
      RunningFleet.await(() -> running.row("job").counts().restarts() >= 3);

      assertEquals(0, running.row("job").counts().crashes());
    }
  }

  @Test
  void crashingCommand_isQuarantined() {
    String text =
        "[[guest]]\nname = \"job\"\ncomponent = \"crashing.wasm\"\n"
            + "supervision = { backoff = { first = \"1ms\", max = \"1ms\" } }";
    try (RunningFleet running = start(text)) {
      RunningFleet.await(() -> running.row("job").state().equals("quarantined"));

      assertEquals(3, running.row("job").counts().crashes());
    }
  }
}
