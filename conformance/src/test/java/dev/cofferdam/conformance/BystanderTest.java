package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.engine.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A working component does not notice how others crash.
@Timeout(60)
final class BystanderTest {
  private static final int THREADS = 10;
  private static final int CRASHES = 30;

  @Test
  void bystander_besideTenCrashingComponents_neverErrs() throws Exception {
    AtomicInteger crashing = new AtomicInteger(THREADS);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> crashers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        crashers.add(threads.submit(() -> crashManyTimes(crashing)));
      }

      int calls = callUntilNoneCrashes(crashing);

      for (Future<?> crasher : crashers) {
        assertEquals(null, crasher.get());
      }
      assertEquals(true, calls > 0);
    }
  }

  private static void crashManyTimes(AtomicInteger crashing) {
    try {
      Crashy crashy = Crashy.load();
      for (int i = 0; i < CRASHES; i++) {
        crashy.cycle(i);
      }
    } finally {
      crashing.decrementAndGet();
    }
  }

  private static int callUntilNoneCrashes(AtomicInteger crashing) {
    Crashy crashy = Crashy.load();
    int calls = 0;
    try (Store store = crashy.newStore()) {
      ComponentInstance working = crashy.instantiate(store);
      while (crashing.get() > 0) {
        assertEquals("call " + calls, working.func("echo").call("call " + calls));
        calls++;
      }
    }
    return calls;
  }
}
