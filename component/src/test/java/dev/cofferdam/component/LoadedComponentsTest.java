package dev.cofferdam.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.validate.ComponentFeatures;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.wasm.WasmException;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadedComponentsTest {
  private final Engine engine = Engine.create();
  private final byte[] bytes = TestComponents.bytes("looping.wasm");

  @Test
  void load_equalBytes_isTheSameComponent() {
    Component first = Component.load(engine, bytes);

    assertSame(first, Component.load(engine, bytes.clone()));
  }

  @Test
  void load_otherBytesEngineOrFeatures_isAnotherComponent() {
    Component first = Component.load(engine, bytes);

    assertNotSame(first, Component.load(engine, TestComponents.bytes("resources.wasm")));
    assertNotSame(first, Component.load(Engine.create(), bytes));
    assertNotSame(first, Component.load(engine, bytes, ComponentFeatures.none()));
  }

  @Test
  void load_arrayChangedAfterwards_changesNothing() {
    Component first = Component.load(engine, bytes);
    byte[] original = bytes.clone();
    Arrays.fill(bytes, (byte) 0xff);

    assertSame(first, Component.load(engine, original));
    assertThrows(WasmException.class, () -> Component.load(engine, bytes));
  }

  @Test
  void load_byManyThreads_givesOneComponent() throws InterruptedException {
    Set<Component> made = ConcurrentHashMap.newKeySet();
    var start = new CountDownLatch(1);
    var threads =
        IntStream.range(0, 16)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      awaitQuietly(start);
                      made.add(Component.load(engine, bytes));
                    }))
            .toList();
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(1, made.size());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void component_nobodyUses_isCollected() {
    var dropped = new WeakReference<>(Component.load(engine, bytes));

    for (int i = 0; i < 50 && dropped.get() != null; i++) {
      System.gc();
    }

    assertTrue(dropped.refersTo(null));
  }
}
