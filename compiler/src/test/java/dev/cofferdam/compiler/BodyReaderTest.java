package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.wasm.Opcode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BodyReaderTest {
  @Test
  void deadCode_isLeftOut() {
    FunctionCode code = Compiled.code("(block (br 0) (i32.const 1) (drop))");

    assertEquals("[BLOCK, BR, END, END]", opcodes(code));
  }

  @Test
  void elseOfALiveIf_isKeptAfterDeadArm() {
    FunctionCode code = Compiled.code("(if (i32.const 0) (then (return)) (else (nop)))");

    assertEquals("[I32_CONST, IF, RETURN, ELSE, END, END]", opcodes(code));
  }

  @Test
  void fuel_isChargedBeforeControlDivides() {
    FunctionCode code = Compiled.code("(block (br_if 0 (i32.const 1)) (drop (i32.const 2)))");

    assertEquals("[0, 0, 2, 0, 0, 1, 0]", charges(code));
  }

  @Test
  void drop_costsNothing() {
    FunctionCode code = Compiled.code("(drop (i32.const 2))");

    assertEquals("[0, 0, 1]", charges(code));
  }

  @Test
  void stacks_shareWhatIsBelow() {
    FunctionCode code = Compiled.code("(i32.const 1) (f64.const 2) (drop) (drop)");

    assertEquals(1, code.height(1));
    assertEquals(code.stack(1), code.operandTypes().below(code.stack(2)));
  }

  @Test
  void vectorInstruction_isRefused() {
    assertThrows(CompileException.class, () -> Compiled.code("(drop (v128.const i64x2 0 0))"));
  }

  private static String opcodes(FunctionCode code) {
    return IntStream.range(0, code.count()).mapToObj(code::opcode).toList().toString();
  }

  private static String charges(FunctionCode code) {
    assertEquals(Opcode.END, code.opcode(code.count() - 1));
    return IntStream.range(0, code.count()).mapToObj(code::charge).toList().toString();
  }
}
