package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Wherever its fuel ends, a guest that holds resources of the host gives them all back.
@Timeout(120)
final class ResourceFuelSweepTest {
  private static final int NEXT_STORES_EVERY = 8;

  private final Holder holder = new Holder();

  @Test
  void everyAmountOfFuel_closesWhatWasOpenedAndSparesTheNextStore() {
    boolean hasReturned = false;
    long fuel = 1;
    for (; !hasReturned; fuel++) {
      Limits limits = Limits.untrusted().withFuel(fuel);
      Object outcome = holder.outcome(limits, _ -> {});
      assertEquals(outcome, holder.outcome(limits, _ -> {}), "fuel " + fuel);
      hasReturned = outcome.equals(Holder.EXPECTED);
      assertTrue(hasReturned || outcome.toString().startsWith("OUT_OF_FUEL"), outcome::toString);
      if (fuel % NEXT_STORES_EVERY == 0) {
        holder.requireWorks();
      }
    }
    assertTrue(fuel > 400, "only " + fuel + " units");
  }
}
