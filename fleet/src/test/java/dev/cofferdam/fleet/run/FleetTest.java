package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.QuarantineStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class FleetTest {
  private static final String TWO = FleetFolder.crashers("a") + FleetFolder.crashers("b");

  @TempDir private Path path;
  private FleetFolder folder;
  private final QuarantineStore quarantines = QuarantineStore.inMemory();

  @BeforeEach
  void makeFolder() {
    folder = FleetFolder.in(path);
  }

  private RunningFleet start(String text) {
    return RunningFleet.of(folder.read(text), quarantines);
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

  private static String group(String strategy) {
    return "[[group]]\nname = \"g\"\nstrategy = \"%s\"\n".formatted(strategy)
        + FleetFolder.crashers("a")
        + "group = \"g\"\n"
        + FleetFolder.crashers("b")
        + "group = \"g\"\n"
        + FleetFolder.crashers("c")
        + "group = \"g\"\n"
        + FleetFolder.crashers("d");
  }

  private static List<Long> restarts(RunningFleet running) {
    return Stream.of("a", "b", "c", "d")
        .map(each -> running.row(each).counts().restarts())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"one-for-one, 0, 1, 0", "rest-for-one, 0, 1, 1", "one-for-all, 1, 1, 1"})
  void crash_restartsTheGuestsThatNeedTheOneThatCrashed(String strategy, long a, long b, long c) {
    try (RunningFleet running = start(group(strategy))) {
      running.call("b", "unreachable()");

      RunningFleet.await(() -> restarts(running).equals(List.of(a, b, c, 0L)));
      assertTrue(running.call("c", "add(1, 2)").contains("\"result\":\"3\""));
      assertEquals(List.of(a, b, c, 0L), restarts(running));
    }
  }

  @Test
  void guestsThatNeedAQuarantinedOne_areHeldUntilItIsReleased() {
    try (RunningFleet running = start(group("rest-for-one"))) {
      for (int i = 0; i < 3; i++) {
        running.call("a", "unreachable()");
      }
      RunningFleet.await(() -> running.row("c").state().equals("held"));

      running.fleet().release("a");

      assertTrue(running.call("c", "add(1, 2)").contains("\"result\":\"3\""));
    }
  }

  @Test
  void guestThatIsPutBetweenOthers_isLinkedInItsPlace() {
    String before =
        group("rest-for-one").replace(FleetFolder.crashers("b") + "group = \"g\"\n", "");
    try (RunningFleet running = start(before)) {
      running.fleet().reload(folder.read(group("rest-for-one")));

      running.call("b", "unreachable()");

      RunningFleet.await(() -> restarts(running).equals(List.of(0L, 1L, 1L, 0L)));
    }
  }

  @Test
  void crash_leavesACoreDump() {
    String text = FleetFolder.crashers("a") + "core-dumps = { folder = \"dumps\", kept = 1 }";
    try (RunningFleet running = start(text)) {
      running.call("a", "unreachable()");
      running.call("a", "divide(1, 0)");

      RunningFleet.await(() -> dumps().size() == 1 && dumps().getFirst().endsWith(".core.wasm"));
    }
  }

  private List<String> dumps() {
    String[] names = path.resolve("dumps").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Test
  void guestsOfOneCount_haveQuarantinesOfTheirOwn() {
    String text = FleetFolder.crashers("w") + "count = 2\n";
    try (RunningFleet running = start(text)) {
      for (int i = 0; i < 3; i++) {
        running.call("w-1", "unreachable()");
      }
      RunningFleet.await(() -> running.row("w-1").state().equals("quarantined"));
    }
    try (RunningFleet again = start(text)) {
      assertEquals("quarantined", again.row("w-1").state());
      assertEquals("ready", again.row("w-2").state());
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
