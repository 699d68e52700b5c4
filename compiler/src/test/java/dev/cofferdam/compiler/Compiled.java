package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// Modules for tests, written as text in the test.
final class Compiled {
  /// Knows the JDK's classes; any other is a class of no interest.
  private static final ClassHierarchyResolver HIERARCHY =
      ClassHierarchyResolver.defaultResolver()
          .orElse(_ -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));

  private Compiled() {}

  static ModuleModel model(String wat) {
    return ModuleDecoder.decode(WatReader.toBinary(wat));
  }

  static ModuleShape shape(String wat) {
    return new ModuleShape(model(wat));
  }

  /// A module with one function of this content.
  static String function(String content) {
    return "(module (memory 1) (table 2 funcref) (global $g (mut i64) (i64.const 0)) (func $f "
        + content
        + "))";
  }

  static FunctionCode code(String content) {
    return BodyReader.read(shape(function(content)), 0);
  }

  /// Checks every class of the module as the JVM's verifier would.
  static void assertVerifies(String wat) {
    ModuleModel model = model(wat);
    var compiler = ModuleCompiler.of(model);
    int count = new ModuleShape(model).funcCount();
    for (int i = 0; i < count; i++) {
      assertVerifies(compiler.classBytes(compiler.entry(i).className()).orElseThrow());
    }
    for (int i = 0; i < model.types().size(); i++) {
      assertVerifies(compiler.classBytes("T" + i).orElseThrow());
    }
  }

  static void assertVerifies(byte[] classBytes) {
    var option = ClassFile.ClassHierarchyResolverOption.of(HIERARCHY);
    assertEquals(List.of(), ClassFile.of(option).verify(classBytes));
    assertTrue(areMethodsShort(classBytes));
  }

  /// Returns whether every method of a class is short enough for the just-in-time compiler.
  static boolean areMethodsShort(byte[] classBytes) {
    return ClassFile.of().parse(classBytes).methods().stream()
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .allMatch(code -> code.codeLength() <= SplitFunction.METHOD_BYTES_MAX);
  }

  /// Divides function 0 for methods of up to `methodMax` bytes and checks the classes.
  static SplitFunction assertDivides(String wat, int methodMax) {
    ModuleShape shape = shape(wat);
    FunctionCode function = BodyReader.read(shape, 0);
    var split =
        SplitFunction.tryDivide(shape, new ClassLayout(shape), function, methodMax).orElseThrow();
    for (int i = 0; split.part(i).isPresent(); i++) {
      assertVerifies(split.part(i).orElseThrow());
    }
    return split;
  }
}
