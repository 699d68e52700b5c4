package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where a function is cut.
final class PiecePlannerTest {
  private static final int METHOD_MAX = 300;
  private static final String STEP = "(local.set 0 (i32.mul (local.get 0) (i32.const 77777)))";

  private static FunctionCode code(String content) {
    return Compiled.code("(param i32) " + content);
  }

  private static List<Piece> plan(FunctionCode function) {
    return new PiecePlanner(function, METHOD_MAX).plan();
  }

  private static List<Piece> leaves(List<Piece> pieces) {
    var leaves = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      leaves.addAll(piece.isLeaf() ? List.of(piece) : leaves(piece.children()));
    }
    return leaves;
  }

  @Test
  void smallFunction_staysWhole() {
    assertEquals(List.of(), plan(code(STEP)));
  }

  @Test
  void straightLine_isCutIntoLeavesThatFit() {
    FunctionCode function = code(STEP.repeat(400));

    for (Piece leaf : leaves(plan(function))) {
      assertTrue(function.size(leaf.from(), leaf.to()) <= METHOD_MAX, leaf::toString);
    }
  }

  @Test
  void leaves_followEachOtherInOrder() {
    List<Piece> leaves = leaves(plan(code(STEP.repeat(400))));

    for (int i = 1; i < leaves.size(); i++) {
      assertTrue(leaves.get(i - 1).to() <= leaves.get(i).from(), leaves::toString);
    }
    assertTrue(leaves.size() > 20, leaves::toString);
  }

  @Test
  void tooManyLeavesForOneMethod_areGroupedIntoPiecesThatCallPieces() {
    List<Piece> roots = plan(code(STEP.repeat(400)));

    assertTrue(Piece.depth(roots) > 1, roots::toString);
    assertTrue(roots.size() <= METHOD_MAX / 48, roots::toString);
  }

  @Test
  void branchOutOfAPiece_isAnExitOfIt() {
    FunctionCode function =
        code("(block " + STEP.repeat(20) + "(br_if 0 (local.get 0)) " + STEP.repeat(20) + ")");

    List<Piece> leaving =
        leaves(plan(function)).stream().filter(p -> p.exits().length > 0).toList();

    assertEquals(1, leaving.size());
    assertArrayEquals(new int[] {1}, leaving.getFirst().exits());
  }

  @Test
  void blockThatFitsAPiece_isNotCut() {
    FunctionCode function = code((STEP + "(block " + STEP.repeat(3) + ")").repeat(40));

    for (Piece leaf : leaves(plan(function))) {
      assertEquals(function.height(leaf.from()), function.height(leaf.to()), leaf::toString);
      assertEquals(0, leaf.exits().length);
    }
  }
}
