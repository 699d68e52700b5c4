package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Modules with more functions of one type than a class can name.
final class DispatcherTest {
  private static final int COUNT = 22_000;

  /// A module whose functions all are in its table and have this body.
  private static ModuleCompiler compiler(String body) {
    String indices = IntStream.range(0, COUNT).mapToObj(i -> " " + i).collect(Collectors.joining());
    return ModuleCompiler.of(
        Compiled.model(
            "(module (type $t (func (param i32 i64) (result i32))) (table funcref (elem"
                + indices
                + "))"
                + ("(func (type $t) " + body + ")").repeat(COUNT)
                + ")"));
  }

  @Test
  void moreFunctionsThanAClassCanName_haveADispatcher() {
    Compiled.assertVerifies(compiler("(i32.const 7)").classBytes("T0").orElseThrow());
  }

  @Test
  void ringOfMoreFunctionsThanAClassCanName_isRefusedByName() {
    var ring =
        compiler("(return_call_indirect (type $t) (local.get 0) (local.get 1) (local.get 0))");

    var refused = assertThrows(CompileException.class, () -> ring.classBytes("R0"));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("22000 functions tail-call each other"));
  }
}
