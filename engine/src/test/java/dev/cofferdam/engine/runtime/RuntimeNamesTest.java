package dev.cofferdam.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cofferdam.compiler.RuntimeNames;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every name that the compiler emits is one that the runtime has, public and of that type.
final class RuntimeNamesTest {
  static List<RuntimeNames.Field> fields() {
    return RuntimeNames.fields();
  }

  static List<RuntimeNames.Method> methods() {
    return RuntimeNames.methods();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void field_thatTheCompilerNames_exists(RuntimeNames.Field field) throws Exception {
    Class<?> owner = type(field.owner());

    assertEquals(type(field.type()), owner.getField(field.name()).getType());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_thatTheCompilerNames_exists(RuntimeNames.Method method) throws Exception {
    Class<?> owner = type(method.owner());
    MethodType type = type(method.type());

    assertNotNull(
        method.isStatic()
            ? lookup().findStatic(owner, method.name(), type)
            : lookup().findVirtual(owner, method.name(), type));
  }

  private static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }

  private static Class<?> type(ClassDesc desc) throws ReflectiveOperationException {
    return desc.resolveConstantDesc(lookup());
  }

  private static MethodType type(MethodTypeDesc desc) throws ReflectiveOperationException {
    return desc.resolveConstantDesc(lookup());
  }
}
