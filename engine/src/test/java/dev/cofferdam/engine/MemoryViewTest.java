package dev.cofferdam.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The host looks at a memory while its guest grows it.
@Timeout(30)
final class MemoryViewTest {
  private static final String GROWING =
      """
      (module (memory (export "m") 1)
        (func (export "grow") (param i32)
          (i32.store (i32.const 8) (i32.const 42))
          (loop
            (drop (memory.grow (i32.const 1)))
            (i32.store (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 4))
              (i32.const 42))
            (br_if 0 (i32.lt_u (memory.size) (local.get 0))))))
      """;

  private final Instance guest = Guests.instance(GROWING);
  private final Memory memory = guest.memory("m");

  @Test
  void viewTakenBeforeGrowing_staysReadableAndReachesTheGuestNoMore() {
    byte[] view = memory.asBytes();
    guest.func("grow").call(2);

    view[8] = 99;

    assertEquals(1 << 16, view.length);
    assertArrayEquals(new byte[] {42}, memory.read(8, 1, TrapKind.MEMORY_OUT_OF_BOUNDS));
    assertEquals(2 << 16, memory.asBytes().length);
  }

  @Test
  void hostThatReadsWhileTheGuestGrows_readsWithinTheBounds() {
    var growing = CompletableFuture.runAsync(() -> guest.func("grow").call(64));
    int reads = 0;
    while (!growing.isDone() || reads == 0) {
      int size = memory.size();
      byte[] last = memory.read(size - 4, 4, TrapKind.MEMORY_OUT_OF_BOUNDS);
      assertTrue(last[0] == 42 || last[0] == 0, () -> "byte " + last[0]);
      reads++;
    }

    growing.join();

    assertEquals(64 << 16, memory.size());
  }
}
