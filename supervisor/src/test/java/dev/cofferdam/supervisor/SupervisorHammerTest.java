package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Crashes, stops and starts children from many threads at once, in real time.
@Timeout(60)
final class SupervisorHammerTest {
  private static final int CHILD_COUNT = 8;
  private static final int ROUND_COUNT = 300;

  private final AtomicInteger overlaps = new AtomicInteger();
  private final List<AtomicInteger> live =
      IntStream.range(0, CHILD_COUNT).mapToObj(_ -> new AtomicInteger()).toList();

  @Test
  void childrenUnderFire_neverRunTwiceAndAllEnd() throws InterruptedException {
    SupervisorSpec spec =
        SupervisorSpec.of("top", RestartStrategy.REST_FOR_ONE)
            .withIntensity(RestartIntensity.of(10_000, Duration.ofMillis(1)));
    for (int i = 0; i < CHILD_COUNT; i++) {
      spec = spec.withChild(ChildSpec.of("c" + i, restless(i)));
    }
    try (Supervisor supervisor = Supervisor.start(spec)) {
      attack(supervisor);
    }
    assertEquals(0, overlaps.get());
    live.forEach(count -> assertEquals(0, count.get()));
  }

  @Test
  void leafThatAlwaysFails_isStartedWithinTheBoundsOfEveryLevel() {
    var starts = new AtomicInteger();
    ChildSpec leaf =
        ChildSpec.of(
            "leaf",
            _ -> {
              starts.incrementAndGet();
              throw new IllegalStateException("always");
            });
    SupervisorSpec spec = level("bottom", 3).withChild(leaf);
    spec = level("middle", 2).withChild(ChildSpec.of(spec));
    spec = level("top", 1).withChild(ChildSpec.of(spec));

    ExitReason end = Supervisor.start(spec).ended().join();

    assertInstanceOf(ExitReason.GaveUp.class, end);
    assertEquals((3 + 1) * (2 + 1) * (1 + 1), starts.get());
  }

  private static SupervisorSpec level(String id, int restarts) {
    return SupervisorSpec.of(id, RestartStrategy.ONE_FOR_ONE)
        .withIntensity(RestartIntensity.of(restarts, Duration.ofHours(1)));
  }

  /// Returns a task that crashes after a short while, most of the time.
  private Task restless(int child) {
    var random = new Random(child);
    return _ -> {
      overlaps.addAndGet(live.get(child).incrementAndGet() == 1 ? 0 : 1);
      try {
        if (random.nextInt(4) > 0) {
          throw new IllegalStateException("restless");
        }
        new CountDownLatch(1).await();
      } finally {
        live.get(child).decrementAndGet();
      }
    };
  }

  private static void attack(Supervisor supervisor) throws InterruptedException {
    var attackers = new ArrayList<Thread>();
    for (int i = 0; i < CHILD_COUNT; i += 2) {
      String id = "c" + i;
      attackers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int round = 0; round < ROUND_COUNT; round++) {
                  supervisor.terminateChild(id);
                  supervisor.restartChild(id);
                }
              }));
    }
    for (Thread attacker : attackers) {
      attacker.join();
    }
  }
}
