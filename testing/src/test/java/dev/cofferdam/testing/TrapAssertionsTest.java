package dev.cofferdam.testing;

import static dev.cofferdam.testing.TrapAssertions.assertOutOfFuel;
import static dev.cofferdam.testing.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import org.junit.jupiter.api.Test;

final class TrapAssertionsTest {
  @Test
  void assertTraps_rightKind_givesTheTrap() {
    Trap trap = assertTraps(TrapKind.UNREACHABLE, TrapAssertionsTest::trap);

    assertEquals(TrapKind.UNREACHABLE, trap.kind());
  }

  @Test
  void assertTraps_otherKind_fails() {
    assertThrows(AssertionError.class, () -> assertOutOfFuel(TrapAssertionsTest::trap));
  }

  @Test
  void assertTraps_noTrap_fails() {
    assertThrows(AssertionError.class, () -> assertTraps(() -> {}));
  }

  @Test
  void assertTraps_otherException_fails() {
    assertThrows(
        AssertionError.class,
        () ->
            assertTraps(() -> {
              throw new IllegalStateException("not a trap");
            }));
  }

  private static void trap() {
    throw Trap.of(TrapKind.UNREACHABLE);
  }
}
