package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import java.util.List;

/// Decodes all function bodies without validating them, to find what is malformed in a module that
/// is known to be wrong in some way.
///
/// The specification decodes a module's instructions along with everything else and validates
/// afterwards; here they are decoded by validation. So whenever something else is wrong, this finds
/// out whether it would have come to light at all.
public final class WellFormedCode {
  private final byte[] binary;
  private final int moduleEnd;
  private final LoadLimits limits;
  private boolean usesDataIndices;

  private WellFormedCode(byte[] binary, int moduleEnd, LoadLimits limits) {
    this.binary = binary;
    this.moduleEnd = moduleEnd;
    this.limits = limits;
  }

  /// Decodes all function bodies of `model`.
  ///
  /// @throws MalformedException about the first thing that is malformed, if there is one
  public static void require(ModuleModel model, LoadLimits limits) {
    var code = new WellFormedCode(model.binary(), model.range().end(), limits);
    model.bodies().forEach(code::requireBody);
    if (code.usesDataIndices && !model.hasDataCount()) {
      throw new MalformedException("data count section required", code.moduleEnd);
    }
  }

  /// Decodes some function bodies of a module that ends at `moduleEnd`.
  static void require(byte[] binary, int moduleEnd, List<FunctionBody> bodies, LoadLimits limits) {
    bodies.forEach(new WellFormedCode(binary, moduleEnd, limits)::requireBody);
  }

  /// Reads on past the body's end if its instructions do, as the specification does, which finds
  /// afterwards that the size is wrong.
  private void requireBody(FunctionBody body) {
    int start = body.code().offset();
    var reader = ByteReader.of(binary, new ByteRange(start, moduleEnd - start));
    var scanner = InstructionScanner.of(reader, limits);
    scanner.skipExpression();
    if (reader.position() != body.code().end()) {
      throw new MalformedException("section size mismatch", start);
    }
    usesDataIndices |= scanner.usesDataIndices();
  }
}
