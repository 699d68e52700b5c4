package dev.cofferdam.compiler;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Generates the classes of a module.
///
/// The last few functions that were divided are kept, as all their classes are made at once.
final class ClassGenerator {
  static final int METHOD_FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private static final int SPLITS_KEPT_MAX = 4;
  private static final int SMALL_ESTIMATE_MAX = 3_000;
  private static final int WHOLE_ESTIMATE_MAX = 16_000;
  private static final Pattern METHOD_NAME =
      Pattern.compile("f(0|[1-9][0-9]{0,8})(_[0-9]+|_body)?");
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS,
          ClassFile.DeadCodeOption.KEEP_DEAD_CODE,
          ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS);

  private final ModuleShape shape;
  private final ClassLayout layout;

  /// By function, the one used last at the end; guarded by itself.
  private final Map<Integer, SplitFunction> splits = new LinkedHashMap<>();

  ClassGenerator(ModuleShape shape, ClassLayout layout) {
    this.shape = shape;
    this.layout = layout;
  }

  /// Returns the bytes of a class; empty if it would hold a part that its function does not have.
  Optional<byte[]> generate(ClassName name) {
    return switch (name) {
      case ClassName.Functions functions -> Optional.of(generateFunctions(functions.start()));
      case ClassName.Part part -> generatePart(part);
      case ClassName.Imports imports -> Optional.of(generateImports(imports.start()));
      case ClassName.Ring ring -> Optional.of(generateRing(ring.ring()));
      case ClassName.Dispatchers dispatchers ->
          Optional.of(generateDispatcher(dispatchers.typeIndex()));
    };
  }

  private byte[] generateFunctions(int start) {
    int end = layout.groupEnd(start);
    if (end == start + 1) {
      return generateSingle(BodyReader.read(shape, start));
    }
    return build(
        layout.functionClass(start),
        builder -> {
          for (int i = start; i < end; i++) {
            addFunction(builder, BodyReader.read(shape, i));
          }
        });
  }

  private byte[] generateSingle(FunctionCode function) {
    return tryWhole(function).or(() -> split(function).part(0)).orElseThrow();
  }

  private void addFunction(ClassBuilder builder, FunctionCode function) {
    if (estimate(function) <= SMALL_ESTIMATE_MAX || tryWhole(function).isPresent()) {
      addWhole(builder, function);
    } else {
      split(function).addPart(builder, 0);
    }
  }

  private static int estimate(FunctionCode function) {
    return function.size(0, function.count());
  }

  /// Returns a class with the function as one method, if that is short enough.
  private Optional<byte[]> tryWhole(FunctionCode function) {
    if (estimate(function) > WHOLE_ESTIMATE_MAX) {
      return Optional.empty();
    }
    try {
      ClassDesc desc = layout.functionClass(function.funcIndex());
      byte[] bytes = build(desc, builder -> addWhole(builder, function));
      return Optional.of(bytes).filter(SplitFunction::areMethodsShort);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // A jump is too long.
    }
  }

  private void addWhole(ClassBuilder builder, FunctionCode function) {
    builder.withMethodBody(
        addAround(builder, shape, layout, function),
        layout.methodType(shape.funcTypeIndex(function.funcIndex())),
        METHOD_FLAGS,
        code ->
            new FunctionMethod(shape, layout, function, code, LineNumbers.of(shape, function))
                .emit());
    BranchTableMethod.addTo(builder, METHOD_FLAGS, function, 0, function.count());
  }

  private @Nullable SplitFunction knownSplit(int funcIndex) {
    synchronized (splits) {
      return splits.get(funcIndex);
    }
  }

  private SplitFunction split(FunctionCode function) {
    SplitFunction known = knownSplit(function.funcIndex());
    SplitFunction split = known != null ? known : SplitFunction.of(shape, layout, function);
    keep(function.funcIndex(), split);
    return split;
  }

  private void keep(int funcIndex, SplitFunction split) {
    synchronized (splits) {
      splits.remove(funcIndex);
      splits.put(funcIndex, split);
      if (splits.size() > SPLITS_KEPT_MAX) {
        splits.remove(splits.keySet().iterator().next());
      }
    }
  }

  private Optional<byte[]> generatePart(ClassName.Part part) {
    SplitFunction known = knownSplit(part.funcIndex());
    if (known != null) {
      return known.part(part.part());
    }
    FunctionCode function = BodyReader.read(shape, part.funcIndex());
    boolean isWhole = estimate(function) <= SMALL_ESTIMATE_MAX || tryWhole(function).isPresent();
    return isWhole ? Optional.empty() : split(function).part(part.part());
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
    var dispatcher = new Dispatcher(layout, typeIndex);
    return build(
        ClassLayout.dispatcherClass(typeIndex),
        builder -> dispatcher.addTo(builder, shape.referencedFuncs(typeIndex)));
  }

  private byte[] generateRing(int ring) {
    var trampoline = new Trampoline(shape, layout, ring);
    int[] members = shape.tailCalls().members(ring);
    if (members.length > Dispatcher.FUNCTIONS_MAX) {
      throw new CompileException(
          "%d functions tail-call each other in a ring, %d can"
              .formatted(members.length, Dispatcher.FUNCTIONS_MAX),
          members[0],
          shape.body(members[0]).code().offset());
    }
    return build(ClassLayout.ringClass(ring), builder -> trampoline.addTo(builder, members));
  }

  /// Adds the methods that a function in a ring of tail calls has around its body, and returns the
  /// name of the method for its body.
  static String addAround(
      ClassBuilder builder, ModuleShape shape, ClassLayout layout, FunctionCode function) {
    int funcIndex = function.funcIndex();
    int ring = function.hasTailCalls() ? shape.tailCalls().ring(funcIndex) : -1;
    if (ring < 0) {
      return ClassLayout.methodName(funcIndex);
    }
    new RingMethods(shape, layout, funcIndex, ring).addTo(builder);
    return ClassLayout.bodyName(funcIndex);
  }

  /// Returns the bytes of a class with this content.
  static byte[] build(ClassDesc desc, Consumer<ClassBuilder> content) {
    return CLASS_FILE.build(
        desc,
        builder -> {
          builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          content.accept(builder);
        });
  }

  /// Returns the place of a line of a method, if it is an instruction of a function.
  Optional<CodeLocation> locate(String methodName, int line) {
    Matcher matcher = METHOD_NAME.matcher(methodName);
    if (line <= LineNumbers.NONE || !matcher.matches()) {
      return Optional.empty();
    }
    int funcIndex = Integer.parseInt(matcher.group(1), 10);
    if (funcIndex >= shape.funcCount() || shape.isImportedFunc(funcIndex)) {
      return Optional.empty();
    }
    if (LineNumbers.isOffset(shape.body(funcIndex))) {
      int offset = shape.body(funcIndex).code().offset() + line - 1;
      return Optional.of(new CodeLocation(funcIndex, offset));
    }
    int[] offsets = split(BodyReader.read(shape, funcIndex)).offsets(methodName);
    return line <= offsets.length
        ? Optional.of(new CodeLocation(funcIndex, offsets[line - 1]))
        : Optional.empty();
  }
}
