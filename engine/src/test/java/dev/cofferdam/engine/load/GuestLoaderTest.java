package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.compiler.ModuleCompiler;
import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuestLoaderTest {
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static GuestLoader loader() {
    var compiler = ModuleCompiler.of(ModuleDecoder.decode(EMPTY_MODULE));
    return Loaders.of(compiler::classBytes);
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
  void failureOfTheCompiler_isNotRememberedByTheJvm() throws Exception {
    var calls = new AtomicInteger();
    GuestLoader loader =
        Loaders.of((name, _) -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("broken");
          }
          return Optional.of(Loaders.emptyClass(name));
        });

    assertThrows(EngineBug.class, () -> loader.loadClass("F0"));

    assertEquals("F0", loader.loadClass("F0").getName());
    assertEquals(2, calls.get());
  }

  @Test
  void failureOfTheCompiler_condemnsTheModule() {
    var condemned = new AtomicReference<EngineBug>();
    ClassSource source =
        Loaders.source((_, _) -> {
          throw new IllegalStateException("broken");
        });
    var loader = Loaders.of(source, new ModuleUsers(), CodeLimits.defaults(), condemned::set);

    EngineBug bug = assertThrows(EngineBug.class, () -> loader.loadClass("F0"));

    assertSame(bug, condemned.get());
  }

  @Test
  void classThatDoesNotVerify_isABugOfTheEngineAndNoLinkageError() {
    GuestLoader loader = Loaders.of((name, _) -> Optional.of(Loaders.brokenClass(name)));

    EngineBug bug = assertThrows(EngineBug.class, () -> loader.loadClass("F0"));

    assertInstanceOf(VerifyError.class, bug.getCause());
  }

  @Test
  void nameOfNoClass_isNotFound() {
    GuestLoader loader = loader();

    assertThrows(ClassNotFoundException.class, () -> loader.loadClass("F0"));
  }

  @Test
  void interruptDuringCompilation_isKept() throws Exception {
    GuestLoader loader = Loaders.of((name, _) -> Optional.of(Loaders.emptyClass(name)));
    Thread.currentThread().interrupt();

    Class<?> made = loader.loadClass("F0");

    assertEquals("F0", made.getName());
    assertTrue(Thread.interrupted());
  }
}
