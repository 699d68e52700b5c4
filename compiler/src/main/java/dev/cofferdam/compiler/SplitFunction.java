package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.ClassWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function that is divided into pieces, with the classes that hold them.
///
/// Estimates of size may be wrong, so the methods are measured, and where one is too long the
/// function is divided again into smaller pieces.
final class SplitFunction {
  /// The just-in-time compiler leaves a method alone that is longer.
  static final int METHOD_BYTES_MAX = 8_000;

  private static final int ATTEMPTS = 5;

  private final ModuleShape shape;
  private final ClassLayout layout;
  private final FunctionPieces pieces;
  private final List<byte[]> parts = new ArrayList<>();
  private final Map<String, LineNumbers> lines = new HashMap<>();

  private SplitFunction(ModuleShape shape, ClassLayout layout, FunctionPieces pieces) {
    this.shape = shape;
    this.layout = layout;
    this.pieces = pieces;
  }

  /// Divides a function and generates the classes of its pieces.
  ///
  /// @throws CompileException if a method is too long however small the pieces are
  static SplitFunction of(ModuleShape shape, ClassLayout layout, FunctionCode function) {
    int methodMax = METHOD_BYTES_MAX;
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<SplitFunction> split = tryDivide(shape, layout, function, methodMax);
      if (split.isPresent()) {
        return split.get();
      }
      methodMax = methodMax * 2 / 3;
    }
    throw new CompileException(
        "a part of it that cannot be divided is too large",
        function.funcIndex(),
        function.offset(0));
  }

  /// Divides a function for methods of up to `methodMax` bytes by estimate; nothing where one is
  /// longer than [#METHOD_BYTES_MAX].
  static Optional<SplitFunction> tryDivide(
      ModuleShape shape, ClassLayout layout, FunctionCode function, int methodMax) {
    List<Piece> roots = new PiecePlanner(function, methodMax).plan();
    var split = new SplitFunction(shape, layout, new FunctionPieces(layout, function, roots));
    return split.tryGenerate() ? Optional.of(split) : Optional.empty();
  }

  /// Generates the classes of all parts; stops where a method is too long.
  private boolean tryGenerate() {
    boolean isShort = true;
    for (int part = 0; part < pieces.partCount() && isShort; part++) {
      isShort = tryGenerate(part);
    }
    return isShort;
  }

  private boolean tryGenerate(int part) {
    var writer = new ClassWriter(layout.partClass(pieces.function().funcIndex(), part));
    boolean isShort = writer.tryAdd(METHOD_BYTES_MAX, content -> addPart(content, part));
    if (isShort) {
      parts.add(writer.toBytes());
    }
    return isShort;
  }

  /// Adds the methods of a part to a class; part 0 has the function's own method.
  void addPart(ClassWriter writer, int part) {
    FunctionCode function = pieces.function();
    if (part == 0) {
      int typeIndex = shape.funcTypeIndex(function.funcIndex());
      String name = ClassGenerator.addAround(writer, shape, layout, function);
      LineNumbers numbers = newLines(name);
      writer.method(
          name,
          layout.methodType(typeIndex),
          code -> new SplitFunctionMethod(shape, layout, pieces, code, numbers).emit());
      addTables(writer, 0, function.count(), pieces.roots());
    }
    for (Piece piece : pieces.inPart(part)) {
      LineNumbers numbers = newLines(pieces.methodName(piece));
      writer.method(
          pieces.methodName(piece),
          FunctionPieces.METHOD_TYPE,
          code -> new PieceMethod(shape, layout, pieces, piece, code, numbers).emit());
      addTables(writer, piece.from(), piece.to(), piece.children());
    }
  }

  private void addTables(ClassWriter writer, int from, int to, List<Piece> children) {
    int at = from;
    for (Piece child : children) {
      BranchTableMethod.addTo(writer, pieces.function(), at, child.from());
      at = child.to();
    }
    BranchTableMethod.addTo(writer, pieces.function(), at, to);
  }

  private LineNumbers newLines(String methodName) {
    LineNumbers numbers = LineNumbers.of(shape, pieces.function());
    lines.put(methodName, numbers);
    return numbers;
  }

  /// Returns the bytes of the class with a part of the pieces, if there is one.
  Optional<byte[]> part(int part) {
    return part < parts.size() ? Optional.of(parts.get(part)) : Optional.empty();
  }

  int funcIndex() {
    return pieces.function().funcIndex();
  }

  /// Returns the offsets in the file of the lines of a method.
  int[] offsets(String methodName) {
    LineNumbers numbers = lines.get(methodName);
    return numbers == null ? new int[0] : numbers.offsets();
  }
}
