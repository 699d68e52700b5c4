package dev.cofferdam.wasm;

import java.util.ArrayList;
import java.util.List;

/// The type of an instruction whose operands and results are always the same.
///
/// @param operands types of the operands, the topmost last
/// @param results types of the results, the topmost last
public record Signature(List<ValType> operands, List<ValType> results) {
  /// Copies the lists.
  public Signature {
    operands = List.copyOf(operands);
    results = List.copyOf(results);
  }

  /// Reads operands and results as one letter a type, with a colon between.
  static Signature fromLetters(String letters) {
    int colon = letters.indexOf(':');
    return new Signature(types(letters.substring(0, colon)), types(letters.substring(colon + 1)));
  }

  private static List<ValType> types(String letters) {
    var types = new ArrayList<ValType>(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      types.add(type(letters.charAt(i)));
    }
    return types;
  }

  private static ValType type(char letter) {
    return switch (letter) {
      case 'i' -> NumType.I32;
      case 'l' -> NumType.I64;
      case 'f' -> NumType.F32;
      case 'd' -> NumType.F64;
      case 'v' -> VecType.V128;
      case 'A' -> new RefType(true, AbstractHeapType.ARRAY);
      case 'E' -> new RefType(true, AbstractHeapType.EQ);
      case 'I' -> new RefType(true, AbstractHeapType.I31);
      case 'J' -> new RefType(false, AbstractHeapType.I31);
      default -> throw new IllegalArgumentException("no type has the letter " + letter);
    };
  }
}
