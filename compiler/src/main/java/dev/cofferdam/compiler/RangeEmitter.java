package dev.cofferdam.compiler;

import java.util.List;

/// Emits a run of instructions in which pieces are called.
///
/// @param instructions emits instructions
/// @param calls emits calls of pieces
record RangeEmitter(InstructionEmitter instructions, PieceCallEmitter calls) {
  void emit(int from, int to, List<Piece> pieces) {
    int at = from;
    for (Piece piece : pieces) {
      emitInstructions(at, piece.from());
      calls.emit(piece);
      at = piece.to();
    }
    emitInstructions(at, to);
  }

  private void emitInstructions(int from, int to) {
    for (int i = from; i < to; i++) {
      instructions.emit(i, to);
    }
  }

  /// Adds what the instructions that are not in pieces use.
  static void addUse(RangeUse use, FunctionCode function, int from, int to, List<Piece> pieces) {
    int at = from;
    for (Piece piece : pieces) {
      use.add(function, at, piece.from());
      at = piece.to();
    }
    use.add(function, at, to);
  }
}
