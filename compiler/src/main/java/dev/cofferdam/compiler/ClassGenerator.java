package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.ClassWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Generates the classes of a module.
///
/// The functions that were divided last are kept, as all their classes are made at once.
final class ClassGenerator {
  /// So many divided functions are kept however large they are, and more of them while the bodies
  /// of all have no more bytes than this.
  private static final int SPLITS_KEPT_MIN = 4;

  private static final int KEPT_BYTES_MAX = 512 << 10;

  private static final int WHOLE_ESTIMATE_MAX = 16_000;
  private final ModuleShape shape;
  private final ClassLayout layout;

  /// By function, the one used last at the end; guarded by itself.
  private final Map<Integer, SplitFunction> splits = new LinkedHashMap<>(16, 0.75f, true);

  private final LineCache lines = new LineCache();

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
    var writer = new ClassWriter(layout.functionClass(start));
    if (end == start + 1) {
      return generateSingle(writer, BodyReader.read(shape, start));
    }
    for (int i = start; i < end; i++) {
      FunctionCode function = BodyReader.read(shape, i);
      if (!tryWhole(writer, function)) {
        addDivided(writer, function);
      }
    }
    return writer.toBytes();
  }

  private byte[] generateSingle(ClassWriter writer, FunctionCode function) {
    if (tryWhole(writer, function)) {
      return writer.toBytes();
    }
    try {
      return split(function).part(0).orElseThrow();
    } catch (CompileException indivisible) {
      addLong(writer, function, indivisible);
      return writer.toBytes();
    }
  }

  private void addDivided(ClassWriter writer, FunctionCode function) {
    try {
      split(function).addPart(writer, 0);
    } catch (CompileException indivisible) {
      addLong(writer, function, indivisible);
    }
  }

  /// Adds a function as one method that the just-in-time compiler leaves alone, because no place is
  /// left to divide it at: a call of many hundred arguments, say.
  private void addLong(ClassWriter writer, FunctionCode function, CompileException indivisible) {
    if (!tryAdd(writer, function, Integer.MAX_VALUE, LineNumbers.of(shape, function))) {
      throw indivisible;
    }
  }

  /// Adds a function as one method, if that is short enough.
  private boolean tryWhole(ClassWriter writer, FunctionCode function) {
    return tryWhole(writer, function, LineNumbers.of(shape, function));
  }

  private boolean tryWhole(ClassWriter writer, FunctionCode function, LineNumbers lines) {
    return function.size(0, function.count()) <= WHOLE_ESTIMATE_MAX
        && tryAdd(writer, function, SplitFunction.METHOD_BYTES_MAX, lines);
  }

  private boolean tryAdd(
      ClassWriter writer, FunctionCode function, int codeMax, LineNumbers lines) {
    return writer.tryAdd(codeMax, content -> addWhole(content, function, lines));
  }

  private void addWhole(ClassWriter writer, FunctionCode function, LineNumbers lines) {
    writer.method(
        addAround(writer, shape, layout, function),
        layout.methodType(shape.funcTypeIndex(function.funcIndex())),
        code -> new FunctionMethod(shape, layout, function, code, lines).emit());
    BranchTableMethod.addTo(writer, function, 0, function.count());
  }

  private SplitFunction split(FunctionCode function) {
    SplitFunction known = knownSplit(function.funcIndex());
    return known != null ? known : keep(SplitFunction.of(shape, layout, function));
  }

  private @Nullable SplitFunction knownSplit(int funcIndex) {
    synchronized (splits) {
      return splits.get(funcIndex);
    }
  }

  private SplitFunction keep(SplitFunction split) {
    synchronized (splits) {
      splits.put(split.funcIndex(), split);
      while (splits.size() > SPLITS_KEPT_MIN && keptBytes() > KEPT_BYTES_MAX) {
        splits.remove(splits.keySet().iterator().next());
      }
    }
    return split;
  }

  private int keptBytes() {
    return splits.keySet().stream().mapToInt(index -> shape.body(index).code().size()).sum();
  }

  /// Only the methods of a divided function name its parts.
  private Optional<byte[]> generatePart(ClassName.Part part) {
    SplitFunction known = knownSplit(part.funcIndex());
    SplitFunction split = known != null ? known : split(BodyReader.read(shape, part.funcIndex()));
    return split.part(part.part());
  }

  private byte[] generateImports(int start) {
    int end = layout.groupEnd(start);
    var writer = new ClassWriter(layout.functionClass(start));
    for (int i = start; i < end; i++) {
      var calls = new ImportMethod(layout, i, shape.funcTypeIndex(i));
      writer.method(ClassLayout.methodName(i), calls.type(), calls::emit);
    }
    return writer.toBytes();
  }

  private byte[] generateDispatcher(int typeIndex) {
    var writer = new ClassWriter(ClassLayout.dispatcherClass(typeIndex));
    new Dispatcher(layout, typeIndex).addTo(writer, shape.referencedFuncs(typeIndex));
    return writer.toBytes();
  }

  private byte[] generateRing(int ring) {
    int[] members = shape.tailCalls().members(ring);
    if (members.length > Dispatcher.FUNCTIONS_MAX) {
      throw new CompileException(
          "%d functions tail-call each other in a ring, %d can"
              .formatted(members.length, Dispatcher.FUNCTIONS_MAX),
          members[0],
          shape.body(members[0]).code().offset());
    }
    var writer = new ClassWriter(ClassLayout.ringClass(ring));
    new Trampoline(shape, layout, ring).addTo(writer, members);
    return writer.toBytes();
  }

  /// Adds the methods that a function in a ring of tail calls has around its body, and returns the
  /// name of the method for its body.
  static String addAround(
      ClassWriter writer, ModuleShape shape, ClassLayout layout, FunctionCode function) {
    int funcIndex = function.funcIndex();
    int ring = function.hasTailCalls() ? shape.tailCalls().ring(funcIndex) : -1;
    if (ring < 0) {
      return ClassLayout.methodName(funcIndex);
    }
    new RingMethods(shape, layout, funcIndex, ring).addTo(writer);
    return ClassLayout.bodyName(funcIndex);
  }

  /// Returns the place of a line of a method, if it is an instruction of a function.
  Optional<CodeLocation> locate(String methodName, int line) {
    int funcIndex = ClassLayout.funcIndexOf(methodName);
    boolean isDefined =
        funcIndex >= 0 && funcIndex < shape.funcCount() && !shape.isImportedFunc(funcIndex);
    if (line <= LineNumbers.NONE || !isDefined) {
      return Optional.empty();
    }
    if (LineNumbers.isOffset(shape.body(funcIndex))) {
      int offset = shape.body(funcIndex).code().offset() + line - 1;
      return Optional.of(new CodeLocation(funcIndex, offset));
    }
    int[] offsets =
        lines.offsets(methodName, () -> offsets(BodyReader.read(shape, funcIndex), methodName));
    return line <= offsets.length
        ? Optional.of(new CodeLocation(funcIndex, offsets[line - 1]))
        : Optional.empty();
  }

  /// Returns what the lines of a method stand for, where they count instructions: the function is
  /// compiled again as it was.
  private int[] offsets(FunctionCode function, String methodName) {
    LineNumbers whole = LineNumbers.of(shape, function);
    var again = new ClassWriter(layout.functionClass(function.funcIndex()));
    if (tryWhole(again, function, whole)) {
      return whole.offsets();
    }
    try {
      return split(function).offsets(methodName);
    } catch (CompileException _) {
      LineNumbers indivisible = LineNumbers.of(shape, function);
      boolean isAdded = tryAdd(again, function, Integer.MAX_VALUE, indivisible);
      return isAdded ? indivisible.offsets() : new int[0];
    }
  }
}
