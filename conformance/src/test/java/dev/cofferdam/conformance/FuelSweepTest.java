package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import org.junit.jupiter.api.Test;

/// Wherever its fuel ends, a call ends in the same place, and the next Store does not notice.
final class FuelSweepTest {
  private static final String TEXT = "swept";
  private final Crashy crashy = Crashy.load();

  @Test
  void echo_withEachAmountOfFuel_endsTheSameWayEachTime() {
    long enough = crashy.fuel("echo", TEXT);

    for (long fuel = 0; fuel < enough; fuel++) {
      assertEquals(outcome(fuel), outcome(fuel), "fuel " + fuel);
      assertEquals(TEXT, crashy.greet(TEXT));
    }
  }

  @Test
  void echo_withWhatItCosts_returns() {
    long enough = crashy.fuel("echo", TEXT);

    try (Store store = crashy.newStore(enough)) {
      assertEquals(TEXT, crashy.instantiate(store).func("echo").call(TEXT));
    }
  }

  /// What the call gives, or where it is stopped: at the first check point after its fuel's end.
  private Object outcome(long fuel) {
    try (Store store = crashy.newStore(fuel)) {
      return String.valueOf(crashy.instantiate(store).func("echo").call(TEXT));
    } catch (Trap trap) {
      assertEquals(TrapKind.OUT_OF_FUEL, trap.kind());
      return trap.frames();
    }
  }
}
