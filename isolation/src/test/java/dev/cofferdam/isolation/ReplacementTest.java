package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.LinkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReplacementTest {
  private final HeapShare heap = new HeapShare(100 << 20);
  private final Cofferdam cofferdam = Cofferdam.create(new ManualTime().spec(heap));
  private final Guest guest = cofferdam.start(version(1));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  /// A guest whose host names its version as the price.
  private static GuestSpec version(int number) {
    return answering((_, _) -> ComponentVal.Result.ok((double) number));
  }

  private static GuestSpec answering(HostFunc fetchQuote) {
    return Crashers.withQuotes("g", fetchQuote).withDrain(Duration.ofSeconds(20));
  }

  @Test
  void newVersion_answersFromThenOn() {
    cofferdam.replace(version(2));

    assertEquals("A=2.00", guest.call("quotes", List.of("A")));
    assertEquals(8 << 20, heap.reservedBytes());
  }

  @Test
  void versionThatDoesNotStart_leavesTheOldOne() {
    var unlinked = GuestSpec.of("g", Crashers.bytes()).withLimits(version(1).limits());

    assertThrows(LinkException.class, () -> cofferdam.replace(unlinked));

    assertEquals("A=1.00", guest.call("quotes", List.of("A")));
    assertEquals(GuestState.READY, guest.state());
  }

  @Test
  void guestInQuarantine_isHealedByANewVersion() {
    guest.call("add", 1, 2);
    var strict = CrashBudget.standard().withInRow(1, 1);
    cofferdam.replace(version(2).withCrashBudget(strict).withTrial(Duration.ZERO));
    PredecessorTest.crash(guest, "unreachable");
    assertEquals(GuestState.QUARANTINED, guest.state());

    cofferdam.replace(version(3));

    assertEquals("A=3.00", guest.call("quotes", List.of("A")));
  }

  @Test
  void runningCall_isFinishedByTheOldVersion() throws Exception {
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    cofferdam.replace(
        answering((_, _) -> {
          asked.countDown();
          answer.await();
          return ComponentVal.Result.ok(7.0);
        }));
    var running = guest.callAsync("quotes", List.of("A"));
    asked.await();

    var replacing = CompletableFuture.runAsync(() -> cofferdam.replace(version(8)));
    answer.countDown();

    replacing.join();
    assertEquals("A=7.00", running.join());
    assertEquals("A=8.00", guest.call("quotes", List.of("A")));
  }

  @Test
  void callsDuringReplacements_areAllAnsweredOnce() {
    List<CompletableFuture<Object>> calls = new ArrayList<>();

    for (int i = 2; i < 22; i++) {
      for (int j = 0; j < 40; j++) {
        calls.add(guest.callAsync("quotes", List.of("A")).thenApply(Objects::requireNonNull));
      }
      cofferdam.replace(version(i));
    }

    assertTrue(calls.stream().allMatch(call -> call.join().toString().startsWith("A=")));
    assertEquals(0, guest.crashCount());
  }
}
