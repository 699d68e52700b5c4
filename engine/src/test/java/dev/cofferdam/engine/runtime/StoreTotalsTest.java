package dev.cofferdam.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import org.junit.jupiter.api.Test;

final class StoreTotalsTest {
  private static final long LIMIT_BYTES = 65_536;

  private final StoreTotals totals =
      new StoreContext(Limits.untrusted().withMemoryBytes(LIMIT_BYTES)).totals;

  @Test
  void copiesOfGrowingMemories_haveABudgetThatNamesItsLimit() {
    totals.chargeCopy(512 * LIMIT_BYTES);

    Trap trap = assertThrows(Trap.class, () -> totals.chargeCopy(1));

    assertEquals(TrapKind.MEMORY_COPY_LIMIT, trap.kind());
    assertEquals(
        "budget for copies of growing memories exceeded: 33554433 bytes copied, 33554432 allowed,"
            + " 512 times the limit memoryBytes of 65536 (grow by more at a time, or raise it with"
            + " Limits.withMemoryBytes)",
        trap.getMessage());
  }
}
