package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class NestedSupervisorTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  /// A supervisor `below` of b and c, that gives up at the first failure.
  private SupervisorSpec below() {
    return SupervisorSpec.of("below", RestartStrategy.ONE_FOR_ONE)
        .withIntensity(RestartIntensity.of(0, Duration.ofSeconds(5)))
        .withChild(stage.puppet("b"))
        .withChild(stage.puppet("c"));
  }

  private Supervisor start(ChildSpec below) {
    return stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withChild(stage.puppet("a"))
            .withChild(below));
  }

  @Test
  void nestedSupervisorThatGivesUp_isRestartedByItsParent() {
    start(ChildSpec.of(below()));

    stage.get("b").crash();

    assertInstanceOf(ExitReason.GaveUp.class, stage.awaitEnd("below"));
    stage.awaitStart("below", 2);
    assertEquals(List.of("+a", "+b", "+c", "-c", "+b", "+c"), stage.journal);
  }

  @Test
  void failureThatComesBack_climbsToTheTop() {
    start(ChildSpec.of(below()));

    for (int instance = 2; instance <= 4; instance++) {
      stage.get("b").crash();
      stage.awaitStart("below", instance);
    }
    stage.get("b").crash();

    assertEquals("below", ((ExitReason.GaveUp) stage.end()).child());
    assertEquals("-a", stage.journal.getLast());
  }

  @Test
  void temporaryNestedSupervisor_keepsItsFailuresToItself() {
    Supervisor supervisor = start(ChildSpec.of(below()).withRestart(Restart.TEMPORARY));

    stage.get("b").crash();
    stage.awaitEnd("below");

    assertEquals(List.of(1), stage.instances());
    assertEquals(1, supervisor.counts().specs());
  }

  @Test
  void closing_stopsTheWholeTreeFromTheLastLeaf() {
    Supervisor supervisor = start(ChildSpec.of(below()));

    supervisor.close();

    assertEquals(List.of("-c", "-b", "-a"), stage.journal.subList(3, 6));
  }

  @Test
  void nestedSupervisorThatDoesNotStart_failsTheStartOfAll() {
    Task failing =
        _ -> {
          throw new ArithmeticException();
        };
    ChildSpec child = ChildSpec.of("bad", failing).withAnnouncedStart();

    var failure =
        assertThrows(
            ChildStartException.class, () -> start(ChildSpec.of(below().withChild(child))));

    assertInstanceOf(ArithmeticException.class, failure.getCause());
    assertEquals(List.of("-c", "-b", "-a"), stage.journal.subList(3, 6));
  }

  @Test
  void anySignificantChildThatIsDone_stopsItsSupervisor() {
    SupervisorSpec spec =
        below()
            .withAutoShutdown(AutoShutdown.ANY_SIGNIFICANT)
            .withChild(stage.puppet("s").withRestart(Restart.TRANSIENT).withSignificance());
    start(ChildSpec.of(spec).withRestart(Restart.TRANSIENT));

    stage.get("s").finish();

    assertInstanceOf(ExitReason.Stopped.class, stage.awaitEnd("below"));
    assertEquals(ChildStatus.STOPPED, stage.status("below"));
  }

  @Test
  void allSignificantChildren_haveToBeDone() {
    ChildSpec first = stage.puppet("s").withRestart(Restart.TEMPORARY).withSignificance();
    ChildSpec second = stage.puppet("t").withRestart(Restart.TEMPORARY).withSignificance();
    stage.start(
        SupervisorSpec.of("top", RestartStrategy.ONE_FOR_ONE)
            .withAutoShutdown(AutoShutdown.ALL_SIGNIFICANT)
            .withChild(first)
            .withChild(second));

    stage.get("s").crash();
    stage.awaitEnd("s");
    ChildStatus between = stage.status("t");
    stage.get("t").finish();

    assertEquals(ChildStatus.RUNNING, between);
    assertInstanceOf(ExitReason.Stopped.class, stage.end());
  }

  @Test
  void significantChild_wantsAutoShutdownAndAnEnd() {
    ChildSpec done = stage.puppet("s").withRestart(Restart.TRANSIENT).withSignificance();

    assertThrows(IllegalArgumentException.class, () -> below().withChild(done));
    assertThrows(IllegalArgumentException.class, () -> stage.puppet("s").withSignificance());
  }

  @Test
  void tree_showsAllLevels() {
    Supervisor supervisor = start(ChildSpec.of(below()));

    SupervisorTree tree = supervisor.tree();

    assertEquals("top", tree.name());
    assertEquals(new ChildCounts(2, 2, 1, 1, 0), tree.counts());
    assertTrue(tree.toString().contains("    c RUNNING #1"), tree::toString);
  }

  @Test
  void nestedSupervisor_canBeReached() {
    Supervisor supervisor = start(ChildSpec.of(below()));

    supervisor.supervisor("below").orElseThrow().terminateChild("c");

    assertEquals("-c", stage.journal.getLast());
    assertTrue(supervisor.supervisor("a").isEmpty());
    assertTrue(supervisor.dynamicSupervisor("below").isEmpty());
  }
}
