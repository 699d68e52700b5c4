package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LineCacheTest {
  private final LineCache cache = new LineCache();
  private final AtomicInteger findCount = new AtomicInteger();

  private int[] offsets(String methodName) {
    return cache.offsets(methodName, () -> new int[] {findCount.incrementAndGet()});
  }

  @Test
  void methodAskedForAgain_isNotReadAgain() {
    for (int i = 0; i < 1_000; i++) {
      assertArrayEquals(new int[] {1}, offsets("f1"));
    }
  }

  @Test
  void manyMethods_areNotAllKept() {
    for (int i = 0; i < 1_000; i++) {
      offsets("f" + i);
    }

    offsets("f999");
    assertEquals(1_000, findCount.get());
    offsets("f0");
    assertEquals(1_001, findCount.get());
  }
}
