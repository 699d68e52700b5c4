package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FunctionBody;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.function.Consumer;

/// Generates the classes of a module.
final class ClassGenerator {
  private static final int METHOD_FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);

  private final ModuleShape shape;
  private final ClassLayout layout;

  ClassGenerator(ModuleShape shape, ClassLayout layout) {
    this.shape = shape;
    this.layout = layout;
  }

  byte[] generate(ClassName name) {
    return switch (name) {
      case ClassName.Functions functions -> generateFunctions(functions.start());
      case ClassName.Imports imports -> generateImports(imports.start());
      case ClassName.Dispatchers dispatchers -> generateDispatcher(dispatchers.typeIndex());
    };
  }

  private byte[] generateFunctions(int start) {
    int end = layout.groupEnd(start);
    try {
      return build(
          layout.functionClass(start),
          builder -> {
            for (int i = start; i < end; i++) {
              addFunction(builder, i);
            }
          });
    } catch (IllegalArgumentException e) {
      throw tooLarge(start, e);
    }
  }

  private void addFunction(ClassBuilder builder, int funcIndex) {
    FunctionCode function = BodyReader.read(shape, funcIndex);
    builder.withMethodBody(
        ClassLayout.methodName(funcIndex),
        layout.methodType(shape.funcTypeIndex(funcIndex)),
        METHOD_FLAGS,
        code -> new FunctionMethod(shape, layout, function, code, lines(function)).emit());
  }

  private CompileException tooLarge(int funcIndex, IllegalArgumentException cause) {
    int offset = shape.body(funcIndex).code().offset();
    var exception = new CompileException("too large: " + cause.getMessage(), funcIndex, offset);
    exception.initCause(cause);
    return exception;
  }

  private LineNumbers lines(FunctionCode function) {
    FunctionBody body = shape.body(function.funcIndex());
    return new LineNumbers(function, body.code().offset(), body.code().size());
  }

  private byte[] generateImports(int start) {
    int end = layout.groupEnd(start);
    return build(
        layout.functionClass(start),
        builder -> {
          for (int i = start; i < end; i++) {
            var calls = new ImportMethod(layout, i, shape.funcTypeIndex(i));
            builder.withMethodBody(
                ClassLayout.methodName(i), calls.type(), METHOD_FLAGS, calls::emit);
          }
        });
  }

  private byte[] generateDispatcher(int typeIndex) {
    ClassDesc desc = ClassLayout.dispatcherClass(typeIndex);
    var dispatcher = new Dispatcher(shape, layout, typeIndex);
    return build(desc, builder -> dispatcher.addTo(builder, METHOD_FLAGS));
  }

  private static byte[] build(ClassDesc desc, Consumer<ClassBuilder> content) {
    return CLASS_FILE.build(
        desc,
        builder -> {
          builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          content.accept(builder);
        });
  }

  Optional<CodeLocation> locate(ClassName name, String methodName, int lineNumber) {
    if (!(name instanceof ClassName.Functions) || !methodName.matches("f(0|[1-9][0-9]{0,8})")) {
      return Optional.empty();
    }
    int funcIndex = Integer.parseInt(methodName, 1, methodName.length(), 10);
    if (funcIndex >= shape.funcCount() || shape.isImportedFunc(funcIndex)) {
      return Optional.empty();
    }
    return Optional.of(
        new CodeLocation(funcIndex, shape.body(funcIndex).code().offset() + lineNumber - 1));
  }
}
