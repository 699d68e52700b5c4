package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class DeadlineSweepTest {
  private final ManualTime time = new ManualTime();
  private final DeadlineSweep sweep = new DeadlineSweep(time);
  private final List<String> swept = new ArrayList<>();
  private final long startNanos = time.nanoTime();

  private DeadlineSweep.Look look(String name) {
    return sweep.newLook(_ -> {
      swept.add(name);
      return OptionalLong.empty();
    });
  }

  private long after(long millis) {
    return startNanos + Duration.ofMillis(millis).toNanos();
  }

  @Test
  void look_comesWhenItsDeadlineIsDue() {
    look("a").by(after(10));

    time.advance(Duration.ofMillis(9));
    assertEquals(List.of(), swept);

    time.advance(Duration.ofMillis(1));
    assertEquals(List.of("a"), swept);
  }

  @Test
  void versions_thatAreNotDue_areNotLookedAt() {
    look("late").by(after(20));
    look("early").by(after(10));

    time.advance(Duration.ofMillis(10));
    assertEquals(List.of("early"), swept);

    time.advance(Duration.ofMillis(10));
    assertEquals(List.of("early", "late"), swept);
  }

  @Test
  void earlierDeadline_movesTheLook() {
    DeadlineSweep.Look look = look("a");
    look.by(after(20));
    look.by(after(10));
    look.by(after(15));

    time.advance(Duration.ofMillis(30));

    assertEquals(List.of("a"), swept);
  }

  @Test
  void look_thatFindsMore_comesAgain() {
    List<Long> times = new ArrayList<>();
    DeadlineSweep.Look look =
        sweep.newLook(now -> {
          times.add(now);
          return times.size() < 3 ? OptionalLong.of(now + 1_000) : OptionalLong.empty();
        });
    look.by(after(1));

    time.advance(Duration.ofMillis(1));
    time.advance(Duration.ofMillis(1));
    time.advance(Duration.ofMillis(1));

    assertEquals(3, times.size());
  }

  @Test
  void lookThatFails_costsNoOtherAndIsTriedAgain() {
    List<Long> times = new ArrayList<>();
    DeadlineSweep.Look broken =
        sweep.newLook(now -> {
          times.add(now);
          throw new OutOfMemoryError("no heap");
        });
    broken.by(after(1));
    look("other").by(after(1));

    time.advance(Duration.ofMillis(1));
    assertEquals(List.of("other"), swept);

    time.advance(Duration.ofMillis(10));
    assertEquals(2, times.size());
  }

  @Test
  void ended_looksNoMore() {
    DeadlineSweep.Look look = look("a");
    look.by(after(10));
    look.end();
    look.by(after(12));

    time.advance(Duration.ofMillis(30));

    assertEquals(List.of(), swept);
  }
}
