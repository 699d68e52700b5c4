package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RingsTest {
  @Test
  void chain_hasNoRing() {
    assertArrayEquals(new int[] {-1, -1, -1}, rings(new int[] {1}, new int[] {2}, new int[0]));
  }

  @Test
  void cycle_isNamedByItsFirstNode() {
    assertArrayEquals(new int[] {-1, 1, 1}, rings(new int[] {1}, new int[] {2}, new int[] {1}));
  }

  @Test
  void nodeWithEdgeToItself_isARing() {
    assertArrayEquals(new int[] {-1, 1}, rings(new int[0], new int[] {1}));
  }

  @Test
  void longChain_needsNoStack() {
    var targets = new int[100_000][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new int[] {(i + 1) % targets.length};
    }

    assertArrayEquals(new int[targets.length], new Rings(targets).find());
  }

  @Test
  void tailCallThroughTable_reachesFunctionsOfItsType() {
    var tailCalls =
        Compiled.shape(
                "(module (table funcref (elem 0 1)) (func (return_call_indirect (i32.const 0)))"
                    + " (func) (func (param i32)))")
            .tailCalls();

    assertTrue(tailCalls.isTypeInRing(0, 0));
    assertFalse(tailCalls.isInRing(0, 1));
  }

  private static int[] rings(int[]... targets) {
    return new Rings(targets).find();
  }
}
