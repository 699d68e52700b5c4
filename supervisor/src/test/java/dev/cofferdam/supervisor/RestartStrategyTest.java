package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RestartStrategyTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void oneForOne_leavesTheOthersAlone() {
    stage.start(RestartStrategy.ONE_FOR_ONE, "a", "b", "c");

    stage.get("b").crash();
    stage.awaitStart("b", 2);

    assertEquals(instances(1, 2, 1), stage.instances());
  }

  @Test
  void oneForAll_stopsTheOthersInReverseAndStartsAllInOrder() {
    stage.start(RestartStrategy.ONE_FOR_ALL, "a", "b", "c");

    stage.get("b").crash();
    stage.awaitStart("c", 2);

    assertEquals(List.of("-c", "-a"), stage.journal.subList(3, 5));
    assertEquals(instances(2, 2, 2), stage.instances());
  }

  @Test
  void restForOne_restartsThoseAfterIt() {
    stage.start(RestartStrategy.REST_FOR_ONE, "a", "b", "c", "d");

    stage.get("b").crash();
    stage.awaitStart("d", 2);

    assertEquals(List.of("-d", "-c"), stage.journal.subList(4, 6));
    assertEquals(instances(1, 2, 2, 2), stage.instances());
  }

  @Test
  void groupRestart_countsAsOne() {
    stage.start(RestartStrategy.ONE_FOR_ALL, "a", "b");

    for (int instance = 2; instance <= 4; instance++) {
      stage.get("a").crash();
      stage.awaitStart("b", instance);
    }

    assertEquals(instances(4, 4), stage.instances());
  }

  @Test
  void groupRestart_leavesATerminatedChildDown() {
    Supervisor supervisor = stage.start(RestartStrategy.ONE_FOR_ALL, "a", "b", "c");
    supervisor.terminateChild("b");

    stage.get("a").crash();
    stage.awaitStart("c", 2);

    assertEquals(ChildStatus.STOPPED, stage.status("b"));
  }

  @Test
  void groupRestart_startsAFinishedTransientChildAgain() {
    stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ALL)
            .withChild(stage.puppet("setup").withRestart(Restart.TRANSIENT))
            .withChild(stage.puppet("b")));
    stage.get("setup").finish();
    stage.awaitEnd("setup");

    stage.get("b").crash();

    stage.awaitStart("setup", 2);
  }

  @Test
  void groupRestart_forgetsTemporaryChildren() {
    Supervisor supervisor =
        stage.start(
            SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ALL)
                .withChild(stage.puppet("a"))
                .withChild(stage.puppet("t").withRestart(Restart.TEMPORARY)));

    stage.get("a").crash();
    stage.awaitStart("a", 2);

    assertEquals(List.of("a"), supervisor.children().stream().map(ChildInfo::id).toList());
  }

  private static List<Integer> instances(Integer... numbers) {
    return List.of(numbers);
  }
}
