package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModuleCompilerTest {
  private static final ModuleCompiler COMPILER =
      ModuleCompiler.of(
          Compiled.model(
              "(module (import \"a\" \"b\" (func (param f32))) (func) (func (param i32 i64)"
                  + " (result externref i32) unreachable))"));

  @Test
  void entry_ofFunction_hasItsParametersThenInstanceAndDepth() {
    assertEquals(
        "(int,long,ModuleInstance,int)Object", COMPILER.entry(2).type().displayDescriptor());
    assertEquals("F1", COMPILER.entry(2).className());
  }

  @Test
  void entry_ofImport_isAMethodThatCallsIt() {
    assertEquals("I0", COMPILER.entry(0).className());
  }

  @Test
  void entry_withTooManyArguments_takesThemFromTheStore() {
    var wide =
        ModuleCompiler.of(Compiled.model("(module (func (param" + " i64".repeat(121) + ")))"));

    assertTrue(wide.entry(0).hasArgumentsInStore());
    assertFalse(COMPILER.entry(2).hasArgumentsInStore());
    assertEquals("(ModuleInstance,int)void", wide.entry(0).type().displayDescriptor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"F0", "F2", "I1", "T9", "R1", "F1_1", "F01", "java.lang.Runtime", ""})
  void classBytes_ofNoClassOfTheModule_isEmpty(String name) {
    assertEquals(Optional.empty(), COMPILER.classBytes(name).map(bytes -> bytes.length));
  }

  @Test
  void classBytes_twice_areEqual() {
    assertArrayEquals(
        COMPILER.classBytes("F1").orElseThrow(), COMPILER.classBytes("F1").orElseThrow());
  }

  @Test
  void locate_ofLine_isTheOffsetInTheFile() {
    var model = Compiled.model("(module (func nop unreachable))");
    int code = model.bodies().getFirst().code().offset();

    assertEquals(
        Optional.of(new CodeLocation(0, code + 1)), ModuleCompiler.of(model).locate("F0", "f0", 2));
  }

  @Test
  void locate_inNoFunction_isEmpty() {
    assertEquals(Optional.empty(), COMPILER.locate("F1", "f0", 1));
    assertEquals(Optional.empty(), COMPILER.locate("T0", "call", 1));
  }

  @Test
  void runtimeNames_haveEachMethodOnce() {
    var methods = RuntimeNames.methods();

    assertEquals(methods.stream().distinct().count(), methods.size());
  }
}
