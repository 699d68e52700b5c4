package dev.cofferdam.engine.load;

import dev.cofferdam.engine.CodeGroup;
import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.EngineBug;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Loaders over a compiler of the test's own.
final class Loaders {
  private Loaders() {}

  static GuestLoader of(BiFunction<String, Runnable, Optional<byte[]>> compile) {
    return of(source(compile), new ModuleUsers(), CodeLimits.defaults(), _ -> {});
  }

  static GuestLoader of(
      ClassSource source, ModuleUsers users, CodeLimits limits, Consumer<EngineBug> broken) {
    return of(source, users, new CodeTerms(limits, CodeGroup.create()), broken);
  }

  static GuestLoader of(
      ClassSource source, ModuleUsers users, CodeTerms code, Consumer<EngineBug> broken) {
    var observer =
        new GuestLoader.Observer() {
          @Override
          public void broken(EngineBug bug) {
            broken.accept(bug);
          }

          @Override
          public void waited(int codeBytes, long fromNanos, long toNanos) {}
        };
    return new GuestLoader("test", source, users, code, observer);
  }

  static ClassSource source(BiFunction<String, Runnable, Optional<byte[]>> compile) {
    return new ClassSource() {
      @Override
      public Optional<byte[]> classBytes(String name, Runnable pace) {
        return compile.apply(name, pace);
      }

      @Override
      public int codeBytes(String name) {
        return 0;
      }
    };
  }

  static byte[] emptyClass(String name) {
    return ClassFile.of()
        .build(ClassDesc.of(name), builder -> builder.withFlags(ClassFile.ACC_PUBLIC));
  }

  /// A class with a method of this many bytes.
  static byte[] paddedClass(String name, int bytes) {
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            builder ->
                builder
                    .withFlags(ClassFile.ACC_PUBLIC)
                    .withMethodBody(
                        "run",
                        MethodTypeDesc.of(ConstantDescs.CD_void),
                        ClassFile.ACC_STATIC,
                        code -> {
                          for (int i = 0; i < bytes; i++) {
                            code.nop();
                          }
                          code.return_();
                        }));
  }

  /// A class with a method that returns an int it does not have.
  static byte[] brokenClass(String name) {
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
        .build(
            ClassDesc.of(name),
            builder ->
                builder.withMethodBody(
                    "run",
                    MethodTypeDesc.of(ConstantDescs.CD_int),
                    ClassFile.ACC_STATIC,
                    code -> code.aconst_null().ireturn()));
  }
}
