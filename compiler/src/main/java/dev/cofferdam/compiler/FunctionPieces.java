package dev.cofferdam.compiler;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/// The pieces of a function, numbered, and the classes they go to.
///
/// The function's own method and the first pieces are in its own class; each further class has few
/// enough for any constants.
final class FunctionPieces {
  /// Instance, longs, references, depth; what it returns is in [PieceExit].
  static final MethodTypeDesc METHOD_TYPE =
      MethodTypeDesc.of(
          ConstantDescs.CD_int,
          RuntimeNames.INSTANCE,
          RuntimeNames.LONGS,
          RuntimeNames.OBJECTS,
          ConstantDescs.CD_int);

  private static final int PIECES_PER_CLASS = 10;

  private final ClassLayout layout;
  private final FunctionCode function;
  private final List<Piece> roots;
  private final FrameArrays arrays;
  private final List<Piece> all = new ArrayList<>();
  private final IdentityHashMap<Piece, Integer> numbers = new IdentityHashMap<>();

  FunctionPieces(ClassLayout layout, FunctionCode function, List<Piece> roots) {
    this.layout = layout;
    this.function = function;
    this.roots = roots;
    var use = new RangeUse();
    use.add(function, 0, function.count());
    arrays = FrameArrays.of(function, use.locals());
    number(roots);
  }

  /// Numbers pieces and those inside, without recursion: nesting is the guest's choice.
  private void number(List<Piece> pieces) {
    var open = new ArrayDeque<>(pieces);
    while (!open.isEmpty()) {
      Piece piece = open.removeFirst();
      numbers.put(piece, all.size());
      all.add(piece);
      piece.children().reversed().forEach(open::addFirst);
    }
  }

  FunctionCode function() {
    return function;
  }

  /// Returns the pieces that the function's own method calls.
  List<Piece> roots() {
    return roots;
  }

  /// Returns what the function's methods share.
  FrameArrays arrays() {
    return arrays;
  }

  /// Returns the pieces in a class: part 0 is the function's own.
  List<Piece> inPart(int part) {
    int from = Math.min(part * PIECES_PER_CLASS, all.size());
    return all.subList(from, Math.min(from + PIECES_PER_CLASS, all.size()));
  }

  /// Returns how many classes there are.
  int partCount() {
    return Math.max((all.size() + PIECES_PER_CLASS - 1) / PIECES_PER_CLASS, 1);
  }

  ClassDesc owner(Piece piece) {
    return layout.partClass(function.funcIndex(), numberOf(piece) / PIECES_PER_CLASS);
  }

  String methodName(Piece piece) {
    return ClassLayout.methodName(function.funcIndex()) + "_" + numberOf(piece);
  }

  private int numberOf(Piece piece) {
    return Objects.requireNonNull(numbers.get(piece));
  }

  /// Returns how many methods of the function are on the stack at most.
  int depth() {
    return 1 + Piece.depth(roots);
  }
}
