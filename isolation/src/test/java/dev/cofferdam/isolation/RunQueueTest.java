package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RunQueueTest {
  private final RunQueue queue = new RunQueue();
  private final RunPermits.Turn a = new RunPermits.Turn();
  private final RunPermits.Turn b = new RunPermits.Turn();
  private final RunPermits.Turn c = new RunPermits.Turn();
  private final RunPermits.Turn d = new RunPermits.Turn();

  private List<RunPermits.Turn> rest() {
    return Stream.generate(queue::poll).takeWhile(Objects::nonNull).toList();
  }

  @Test
  void emptyQueue_hasNoNext_andLetsAnybodyPass() {
    assertNull(queue.poll());
    assertTrue(queue.letPass());
    assertTrue(queue.letPass());
    assertTrue(queue.isEmpty());
    assertFalse(queue.isNextPreempted());
  }

  @Test
  void arrivalsAndPreempted_takeTurns_eachInTheirOrder() {
    queue.addPreempted(a);
    queue.addPreempted(b);
    queue.addArrived(c);
    queue.addArrived(d);

    assertEquals(List.of(c, a, d, b), rest());
  }

  @Test
  void anArrival_passesThePreemptedOnce() {
    queue.addPreempted(a);
    queue.addPreempted(b);

    assertTrue(queue.letPass());
    assertFalse(queue.letPass());
    queue.addArrived(c);
    assertTrue(queue.isNextPreempted());
    assertEquals(List.of(a, c, b), rest());
  }

  @Test
  void arrivalsWithoutEnd_doNotKeepThePreemptedWaiting() {
    queue.addPreempted(a);
    queue.addArrived(b);
    assertEquals(b, queue.poll());
    queue.addArrived(c);
    queue.addArrived(d);

    assertEquals(a, queue.poll());
  }

  @Test
  void nobodyPasses_thoseThatArrivedEarlier() {
    queue.addArrived(a);

    assertFalse(queue.letPass());
    assertEquals(List.of(a), rest());
  }

  @Test
  void thoseThatAreToEnd_comeFirst() {
    queue.addPreempted(a);
    queue.addArrived(b);
    queue.addPreempted(c);
    queue.hasten(c);

    assertFalse(queue.letPass());
    assertFalse(queue.isNextPreempted());
    assertEquals(List.of(c, b, a), rest());
  }

  @Test
  void hasteningOneThatDoesNotWait_doesNotQueueIt() {
    queue.hasten(a);

    assertTrue(queue.isEmpty());
  }

  @Test
  void removedOne_isNotTaken() {
    queue.addPreempted(a);
    queue.addArrived(b);
    queue.remove(a);
    queue.remove(b);

    assertTrue(queue.isEmpty());
    assertNull(queue.poll());
  }
}
