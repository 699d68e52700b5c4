package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.CodeGroup;
import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CodeBudgetTest {
  private static final int PADDING = 60_000;

  /// A loader whose classes are all a little over 60,000 bytes.
  private static GuestLoader loader(CodeLimits limits) {
    ClassSource source =
        Loaders.source((name, _) -> Optional.of(Loaders.paddedClass(name, PADDING)));
    return Loaders.of(source, new ModuleUsers(), limits, _ -> {});
  }

  @Test
  void moduleWithTooMuchCode_isStoppedAndTheLimitNamed() throws Exception {
    GuestLoader loader = loader(CodeLimits.defaults().withModuleCodeBytes(100_000));
    loader.loadClass("F0");

    Trap trap = assertThrows(Trap.class, () -> loader.loadClass("F1"));

    assertEquals(TrapKind.CODE_LIMIT, trap.kind());
    assertTrue(
        String.valueOf(trap.getMessage()).contains("100000 allowed (limit moduleCodeBytes"),
        trap::toString);
    assertTrue(
        String.valueOf(trap.getMessage()).contains("CodeLimits.withModuleCodeBytes"),
        trap::toString);
  }

  @Test
  void modulesOfOneGroup_countTogether() throws Exception {
    ClassSource source =
        Loaders.source((name, _) -> Optional.of(Loaders.paddedClass(name, PADDING)));
    CodeLimits limits = CodeLimits.defaults().withModuleCodeBytes(100_000);
    var code = new CodeTerms(limits, CodeGroup.create());
    Loaders.of(source, new ModuleUsers(), code, _ -> {}).loadClass("F0");
    GuestLoader second = Loaders.of(source, new ModuleUsers(), code, _ -> {});

    Trap trap = assertThrows(Trap.class, () -> second.loadClass("F0"));

    assertEquals(TrapKind.CODE_LIMIT, trap.kind());
  }

  @Test
  void refusedClass_isNotCounted() throws Exception {
    GuestLoader loader = loader(CodeLimits.defaults().withModuleCodeBytes(100_000));
    loader.loadClass("F0");
    long before = CodeBudget.jvmBytes();

    assertThrows(Trap.class, () -> loader.loadClass("F1"));

    assertEquals(before, CodeBudget.jvmBytes());
  }

  @Test
  void jvmWithTooMuchCode_isStoppedAndTheLimitNamed() throws Exception {
    long jvmCodeBytes = CodeBudget.jvmBytes() + 100_000;
    CodeLimits limits = CodeLimits.defaults().withJvmCodeBytes(jvmCodeBytes);
    loader(limits).loadClass("F0");
    GuestLoader second = loader(limits);

    Trap trap = assertThrows(Trap.class, () -> second.loadClass("F0"));

    assertEquals(TrapKind.HOST_OUT_OF_MEMORY, trap.kind());
    assertTrue(
        String.valueOf(trap.getMessage()).contains(jvmCodeBytes + " allowed (limit jvmCodeBytes"));
  }

  @Test
  void codeOfADroppedModule_isGivenBack() throws Exception {
    long before = CodeBudget.jvmBytes();
    loader(CodeLimits.defaults()).loadClass("F0");
    assertTrue(CodeBudget.jvmBytes() > before);

    for (int i = 0; i < 100 && CodeBudget.jvmBytes() > before; i++) {
      System.gc();
    }

    assertTrue(CodeBudget.jvmBytes() <= before, () -> CodeBudget.jvmBytes() + " bytes");
  }
}
