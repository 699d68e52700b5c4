package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.compiler.ModuleCompiler;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuestLoaderTest {
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static GuestLoader loader() {
    return new GuestLoader("test", ModuleCompiler.of(ModuleDecoder.decode(EMPTY_MODULE)));
  }

  /// A class with a method that loads the class named.
  private static byte[] classNaming(String name) {
    return ClassFile.of()
        .build(
            ClassDesc.of("Probe"),
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC)
                    .withMethodBody(
                        "run",
                        MethodTypeDesc.of(ConstantDescs.CD_void),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> code.loadConstant(ClassDesc.of(name)).pop().return_()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Runtime",
        "java.lang.System",
        "java.lang.Thread",
        "java.lang.Class",
        "java.lang.invoke.MethodHandles",
        "java.io.File",
        "dev.cofferdam.engine.Store",
        "dev.cofferdam.engine.load.GuestLoader",
        "dev.cofferdam.engine.runtime.sub.Class"
      })
  void classThatNamesAHostClass_doesNotLink(String name) throws Throwable {
    Class<?> probe = loader().define("Probe", classNaming(name));
    var run =
        MethodHandles.publicLookup().findStatic(probe, "run", MethodType.methodType(void.class));

    assertThrows(NoClassDefFoundError.class, run::invokeExact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Math",
        "java.lang.invoke.VarHandle",
        "dev.cofferdam.engine.runtime.ModuleInstance"
      })
  void classThatNamesTheRuntime_links(String name) throws Throwable {
    Class<?> probe = loader().define("Probe", classNaming(name));

    MethodHandles.publicLookup()
        .findStatic(probe, "run", MethodType.methodType(void.class))
        .invokeExact();
  }

  @Test
  void failureOfTheCompiler_isNotRememberedByTheJvm() {
    var calls = new AtomicInteger();

    for (int i = 0; i < 2; i++) {
      assertThrows(
          dev.cofferdam.engine.EngineBug.class,
          () ->
              Compilation.run(() -> {
                calls.incrementAndGet();
                throw new IllegalStateException("broken");
              }));
    }

    assertEquals(2, calls.get());
  }

  @Test
  void interruptDuringCompilation_isKept() {
    Thread.currentThread().interrupt();

    int answer = Compilation.run(() -> 42);

    assertEquals(42, answer);
    assertEquals(true, Thread.interrupted());
  }
}
