package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class MultiMemoryTest {
  private final Instance guest =
      Guests.instance(
          """
          (module (memory $a 1) (memory $b 1 3)
            (func (export "move") (param i32) (result i32)
              (i32.store $a (i32.const 8) (local.get 0))
              (memory.copy $b $a (i32.const 100) (i32.const 8) (i32.const 4))
              (i32.load $b (i32.const 100)))
            (func (export "grow") (result i32) (drop (memory.grow $b (i32.const 2))) memory.size $b)
            (func (export "outside") (result i32) (i32.load $b (i32.const 65536))))
          """);

  @Test
  void copyBetweenMemories_movesBytes() {
    assertArrayEquals(new Object[] {-77}, guest.func("move").call(-77));
  }

  @Test
  void eachMemory_hasItsOwnBounds() {
    assertTraps(TrapKind.MEMORY_OUT_OF_BOUNDS, guest.func("outside")::call);
    assertArrayEquals(new Object[] {3}, guest.func("grow").call());
    assertArrayEquals(new Object[] {0}, guest.func("outside").call());
  }
}
