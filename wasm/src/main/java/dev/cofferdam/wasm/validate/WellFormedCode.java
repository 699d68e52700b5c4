package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.InstructionScanner;

/// Decodes all function bodies without validating them, to find what is malformed in a module that
/// is known to be wrong in some way.
final class WellFormedCode {
  private WellFormedCode() {}

  /// @throws MalformedException about the first thing that is malformed, if there is one
  static void require(ModuleModel model, LoadLimits limits) {
    boolean usesDataIndices = false;
    for (FunctionBody body : model.bodies()) {
      usesDataIndices |= requireBody(model, body, limits);
    }
    if (usesDataIndices && !model.hasDataCount()) {
      throw new MalformedException("data count section required", model.range().end());
    }
  }

  /// Reads on past the body's end if its instructions do, as the specification does, which finds
  /// afterwards that the size is wrong.
  private static boolean requireBody(ModuleModel model, FunctionBody body, LoadLimits limits) {
    int start = body.code().offset();
    var rest = new ByteRange(start, model.range().end() - start);
    var reader = ByteReader.of(model.binary(), rest);
    var scanner = InstructionScanner.of(reader, limits);
    scanner.skipExpression();
    if (reader.position() != body.code().end()) {
      throw new MalformedException("section size mismatch", start);
    }
    return scanner.usesDataIndices();
  }
}
