package dev.cofferdam.fleet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StopInTurnTest {
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void things_areStoppedOneAfterTheOther() {
    StopInTurn.stop(List.of("c", "b", "a"), stopped::add, Duration.ofSeconds(50));

    assertEquals(List.of("c", "b", "a"), stopped);
  }

  @Test
  void slowThing_holdsUpTheOthersForTheGivenTimeOnly() {
    var othersStopped = new CountDownLatch(1);

    StopInTurn.stop(
        List.of("slow", "quick"),
        each -> {
          if (each.equals("slow")) {
            await(othersStopped);
          } else {
            othersStopped.countDown();
          }
          stopped.add(each);
        },
        Duration.ofMillis(20));

    assertEquals(2, stopped.size());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
