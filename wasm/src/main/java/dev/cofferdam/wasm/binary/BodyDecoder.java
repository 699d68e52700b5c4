package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.FunctionBody.LocalRun;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes function bodies: their local declarations, and where their instructions stand.
final class BodyDecoder {
  private static final long LOCALS_END = 1L << 32;
  private static final int SHARED_COUNTS = 64;

  private final ByteReader reader;
  private final LoadBudget budget;
  private final TypeReader types;
  private final InstructionScanner scanner;

  /// Runs that were read, by type code and count; most modules use few types.
  private final @Nullable LocalRun[] @Nullable [] shared = new LocalRun[0x80][];

  BodyDecoder(ByteReader reader, LoadBudget budget, TypeReader types, InstructionScanner scanner) {
    this.reader = reader;
    this.budget = budget;
    this.types = types;
    this.scanner = scanner;
  }

  FunctionBody body() {
    int sizeStart = reader.position();
    int size = reader.count();
    LoadBudget.require("funcBytes", size, budget.limits().funcBytes(), sizeStart);
    int start = reader.position();
    int end = start + size;
    List<LocalRun> locals = locals();
    if (reader.position() > end) {
      throw overrun(start);
    }
    var code = new ByteRange(reader.position(), end - reader.position());
    reader.seek(end);
    return new FunctionBody(new ByteRange(start, size), code, locals);
  }

  private List<LocalRun> locals() {
    int start = reader.position();
    int count = reader.count();
    if (count == 0) {
      return List.of();
    }
    var runs = new ArrayList<LocalRun>(Math.min(count, 16));
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += localRun(runs);
    }
    requireTotal(total, start);
    return List.copyOf(runs);
  }

  /// Reads a run, adds it if it is not empty, and returns how many locals it declares.
  private long localRun(List<LocalRun> runs) {
    int count = reader.u32();
    int code = reader.peek();
    ValType type = types.valType();
    if (count != 0) {
      runs.add(run(count, code, type));
    }
    return Integer.toUnsignedLong(count);
  }

  /// Returns a run of a type that starts with `code`; short runs of simple types are shared.
  private LocalRun run(int count, int code, ValType type) {
    budget.charge(1, 4, reader.position());
    if (count < 0 || count >= SHARED_COUNTS || TypeCodes.isReferencePrefix(code)) {
      budget.charge(1, LoadBudget.OBJECT_BYTES, reader.position());
      return new LocalRun(count, type);
    }
    @Nullable LocalRun[] runs = shared[code];
    if (runs == null) {
      runs = new @Nullable LocalRun[SHARED_COUNTS];
      shared[code] = runs;
    }
    LocalRun run = runs[count];
    if (run == null) {
      run = new LocalRun(count, type);
      runs[count] = run;
    }
    return run;
  }

  private void requireTotal(long total, int start) {
    if (total >= LOCALS_END) {
      throw new MalformedException("too many locals", start);
    }
    LoadBudget.require("locals", (int) total, budget.limits().locals(), start);
  }

  /// Returns what is wrong with a body whose local declarations go on past its end.
  private MalformedException overrun(int start) {
    scanner.skipExpression();
    return new MalformedException("section size mismatch", start);
  }
}
