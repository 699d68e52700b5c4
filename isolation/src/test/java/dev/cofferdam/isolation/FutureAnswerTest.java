package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FutureAnswerTest {
  private static final int COUNT = 300;

  private final CountDownLatch begun = new CountDownLatch(COUNT);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private void block() {
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void usersThatAllBlock_getTheirAnswersWithFewThreads() throws Exception {
    List<CompletableFuture<?>> used = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      var answer = new CompletableFuture<@Nullable Object>();
      used.add(FutureAnswer.of(answer, () -> {}).thenRun(this::block));
      answer.complete(i);
    }

    begun.await();

    assertTrue(threadCount() <= 64, () -> threadCount() + " threads");
    mayEnd.countDown();
    used.forEach(CompletableFuture::join);
  }

  private static long threadCount() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("cofferdam-answer"))
        .count();
  }
}
