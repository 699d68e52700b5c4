package dev.cofferdam.component.abi;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.wasm.LoadLimitException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AbiTypesTest {
  private final AbiTypes types = new AbiTypes();

  private static ComponentFuncType functionOf(int paramCount) {
    var param = new ComponentFuncType.Param("p", PrimitiveType.U32);
    return new ComponentFuncType(Collections.nCopies(paramCount, param), null, false);
  }

  @Test
  void functionType_isCompiledOnce() {
    ComponentFuncType type = functionOf(1_000);

    assertSame(types.of(type), types.of(type));
  }

  @Test
  void functionTypesOfTooManyParts_areRefused() {
    var refused =
        assertThrows(
            LoadLimitException.class,
            () -> {
              for (int i = 0; i < 10_000; i++) {
                types.of(functionOf(1_000));
              }
            });

    assertTrue(String.valueOf(refused.getMessage()).contains("2000000 parts"));
  }
}
