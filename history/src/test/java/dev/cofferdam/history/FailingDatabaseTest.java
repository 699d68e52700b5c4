package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;
import static dev.cofferdam.history.Crashes.crash;
import static dev.cofferdam.history.Crashes.quarantine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.history.FlakyDataSource.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FailingDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FlakyDataSource flaky = new FlakyDataSource();
  private final BlockingQueue<HistoryState> told = new LinkedBlockingQueue<>();
  private final HistorySpec spec =
      HistorySpec.ofDataSource("of the test", flaky.dataSource())
          .withBufferedEventCount(3)
          .withAvailability(told::add);
  private final CrashDatabase database = CrashDatabase.open(spec);

  @AfterEach
  void close() {
    flaky.fail(Fault.NONE);
    database.close();
  }

  @Test
  void eventsWhileItIsAway_areThereOnceItIsBack() throws Exception {
    flaky.fail(Fault.AWAY);
    tell(2);
    awaitFailure();
    flaky.fail(Fault.NONE);

    assertTrue(database.flush(PATIENCE));
    assertEquals(2, database.queries().guest("a").orElseThrow().count());
    assertEquals(new HistoryState(2, 0, 0, Optional.empty()), database.state());
  }

  @Test
  void eventsBeyondTheBuffer_areCountedAndTold() throws Exception {
    flaky.fail(Fault.AWAY);
    tell(1);
    awaitFailure();
    tell(6);
    assertEquals(4, database.state().lostCount());
    flaky.fail(Fault.NONE);
    assertTrue(database.flush(PATIENCE));

    List<StoredEvent> events = database.queries().events(Optional.empty(), Page.newest(10));
    assertEquals(StoredEvent.Kind.LOST, events.getFirst().kind());
    assertEquals("4 events", events.getFirst().detail());
  }

  @Test
  void failure_namesTheDatabaseAndGoesWithIt() throws Exception {
    flaky.fail(Fault.AWAY);
    tell(1);

    assertEquals(
        "the crash database of the test failed: the line is cut", awaitFailure().orElseThrow());
  }

  @Test
  void goingAwayAndComingBack_areToldOnceEach() throws Exception {
    for (int i = 1; i <= 2; i++) {
      flaky.fail(Fault.AWAY);
      tell(1);
      assertTrue(told.take().failure().isPresent());
      flaky.fail(Fault.NONE);
      assertTrue(database.flush(PATIENCE));
      HistoryState back = told.take();
      assertEquals(Optional.empty(), back.failure());
      assertEquals(i, back.committedCount());
    }

    assertEquals(0, told.size());
  }

  @Test
  void commitWhoseAnswerIsLost_isNotCountedTwice() throws Exception {
    flaky.fail(Fault.ANSWER_OF_A_COMMIT);
    tell(1);

    assertTrue(database.flush(PATIENCE));
    assertEquals(1, database.queries().guest("a").orElseThrow().count());
  }

  @Test
  void connectionThatBroke_isReplacedWithinTheQuestion() {
    database.queries().topGuests(1);
    flaky.breakConnections();

    assertEquals(List.of(), database.queries().topGuests(1));
  }

  @Test
  void quarantineWhileItIsAway_isToldToTheCallerAndAppliesAllTheSame() throws Exception {
    flaky.fail(Fault.AWAY);
    var quarantine = quarantine("c", Duration.ofMinutes(15));

    assertThrows(HistoryException.class, () -> database.quarantines().put(quarantine));
    assertEquals(Optional.of(quarantine), database.quarantines().find("c", "conf", "1.0"));
  }

  @Test
  void quarantineWhileItWasAway_isWrittenWithTheNextEvents() throws Exception {
    flaky.fail(Fault.AWAY);
    var quarantine = quarantine("c", Duration.ofMinutes(15));
    assertThrows(HistoryException.class, () -> database.quarantines().put(quarantine));
    flaky.fail(Fault.NONE);
    tell(1);
    database.close();

    try (var again = CrashDatabase.open(spec)) {
      assertEquals(Optional.of(quarantine), again.quarantines().find("c", "conf", "1.0"));
    }
  }

  @Test
  void closingWhileItIsAway_countsWhatIsLost() throws Exception {
    flaky.fail(Fault.AWAY);
    tell(2);
    awaitFailure();
    database.close();

    assertEquals(2, database.state().lostCount());
    assertEquals(0, database.state().pendingCount());
  }

  @Test
  void databaseThatIsAwayAtTheStart_isNotOpened() {
    flaky.fail(Fault.AWAY);

    assertThrows(HistoryException.class, () -> CrashDatabase.open(spec));
  }

  private void tell(int count) {
    for (int i = 0; i < count; i++) {
      database.listener().on(crash("a", i, NOON));
    }
  }

  private Optional<String> awaitFailure() throws InterruptedException {
    while (database.state().failure().isEmpty()) {
      database.flush(Duration.ofMillis(5));
    }
    return database.state().failure();
  }
}
