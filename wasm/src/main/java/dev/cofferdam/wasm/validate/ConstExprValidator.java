package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.InstructionScanner;

/// Validates constant expressions: that every instruction may stand in one, then their types.
///
/// Specification: section 3.4.14, constant expressions.
final class ConstExprValidator {
  private final Context context;
  private final CodeValidator code;
  private final ByteReader reader;
  private final InstructionScanner scanner;

  ConstExprValidator(Context context, CodeValidator code) {
    this.context = context;
    this.code = code;
    this.reader = ByteReader.of(context.model().binary(), context.model().range());
    this.scanner = InstructionScanner.of(reader, context.limits());
  }

  /// Validates an expression whose value is to be of type `wanted`.
  void validate(ConstExpr expr, int wanted) {
    reader.enter(expr.code());
    while (!reader.isAtEnd()) {
      requireConstant();
    }
    code.expression(expr.code(), wanted);
  }

  private void requireConstant() {
    int start = reader.position();
    Opcode opcode = scanner.skipInstruction();
    switch (opcode) {
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST, REF_NULL, END -> {}
      case REF_FUNC -> context.declareFunc(indexAt(start));
      case GLOBAL_GET -> requireImmutable(indexAt(start), start);
      case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> requireExtended(start);
      case REF_I31, STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT -> {}
      case ARRAY_NEW_FIXED, ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
      default -> throw notConstant(start);
    }
  }

  /// Returns the index in the instruction at `start`, whose code is one byte.
  private int indexAt(int start) {
    int end = reader.position();
    reader.seek(start + 1);
    int index = reader.u32();
    reader.seek(end);
    return index;
  }

  private void requireImmutable(int index, int start) {
    context.global(index, start);
    if (context.isMutableGlobal(index)) {
      throw notConstant(start);
    }
  }

  private void requireExtended(int start) {
    if (!context.gate().has(WasmFeature.EXTENDED_CONST)) {
      throw notConstant(start);
    }
  }

  private static InvalidException notConstant(int start) {
    return new InvalidException("constant expression required", start);
  }
}
