package dev.cofferdam.compiler;

import dev.cofferdam.wasm.ModuleModel;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compiles the functions of a module to JVM classes, one class at a time, when a class loader
/// asks.
///
/// All classes are in the unnamed package and name each other and the runtime only, so the loader
/// that defines them is one for each module. Generated code is static and shared by all instances.
///
/// Immutable: any thread may call it, and the same call gives the same bytes.
public final class ModuleCompiler {
  private final ModuleShape shape;
  private final ClassLayout layout;
  private final ClassGenerator generator;

  private ModuleCompiler(ModuleModel model) {
    shape = new ModuleShape(model);
    layout = new ClassLayout(shape);
    generator = new ClassGenerator(shape, layout);
  }

  /// Returns a compiler of `model`, which was validated.
  public static ModuleCompiler of(ModuleModel model) {
    return new ModuleCompiler(model);
  }

  /// Returns the method that runs a function: for an imported one, a method that calls it.
  public FunctionEntry entry(int funcIndex) {
    return entry(funcIndex, ClassLayout.methodName(funcIndex));
  }

  /// Returns the method that runs a function and returns when it leaves a tail call in the store
  /// for another instance: for a function that never does, its usual method.
  public FunctionEntry insideEntry(int funcIndex) {
    TailCalls tailCalls = shape.tailCalls();
    boolean isOpen =
        !shape.isImportedFunc(funcIndex) && tailCalls.isOpen(tailCalls.ring(funcIndex));
    return isOpen ? entry(funcIndex, ClassLayout.insideName(funcIndex)) : entry(funcIndex);
  }

  private FunctionEntry entry(int funcIndex, String methodName) {
    int typeIndex = shape.funcTypeIndex(funcIndex);
    return new FunctionEntry(
        binaryName(layout.functionClass(funcIndex)),
        methodName,
        layout.methodType(typeIndex),
        ClassLayout.hasArgumentsInStore(shape.type(typeIndex)));
  }

  /// Returns the bytes of the class with this name, or nothing where the module has no such class.
  ///
  /// @throws CompileException if a function of the class cannot be compiled
  public Optional<byte[]> classBytes(String binaryName) {
    return ClassName.parse(binaryName, shape, layout).flatMap(generator::generate);
  }

  /// Does the same, and runs `pace` between two instructions now and then: it may wait, for others
  /// to get on.
  public Optional<byte[]> classBytes(String binaryName, Runnable pace) {
    return Pace.at(pace, () -> classBytes(binaryName));
  }

  /// Returns how many bytes of WebAssembly are read for the class with this name.
  public int codeBytes(String binaryName) {
    return ClassName.parse(binaryName, shape, layout).map(this::codeBytes).orElse(0);
  }

  private int codeBytes(ClassName name) {
    return switch (name) {
      case ClassName.Functions(int start) ->
          IntStream.range(start, layout.groupEnd(start)).map(this::bodyBytes).sum();
      case ClassName.Part(int funcIndex, int _) -> bodyBytes(funcIndex);
      case ClassName.Imports _, ClassName.Dispatchers _, ClassName.Ring _ -> 0;
    };
  }

  private int bodyBytes(int funcIndex) {
    return shape.body(funcIndex).code().size();
  }

  /// Returns where a line of a generated class stands in the module, as found in a stack trace;
  /// empty for methods that belong to no function.
  public Optional<CodeLocation> locate(String className, String methodName, int lineNumber) {
    return ClassName.parse(className, shape, layout)
        .flatMap(_ -> generator.locate(methodName, lineNumber));
  }

  private static String binaryName(ClassDesc desc) {
    return desc.displayName();
  }
}
