package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.AbstractHeapType;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.ElementSegment.Init;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.SegmentMode;
import java.util.ArrayList;
import java.util.function.Supplier;

/// Decodes element segments in all eight forms.
///
/// The form is three bits. Bit 0: the segment is not active; then bit 1 says declarative rather
/// than passive. Otherwise bit 1 says that the table's index is there. Bit 2: the elements are
/// expressions. Forms 0 and 4 leave out the type.
final class ElementDecoder {
  private static final int NOT_ACTIVE = 1;
  private static final int EXPLICIT_INDEX_OR_DECLARATIVE = 2;
  private static final int EXPRESSIONS = 4;
  private static final RefType NON_NULL_FUNC = new RefType(false, AbstractHeapType.FUNC);

  private final ByteReader reader;
  private final LoadBudget budget;
  private final TypeReader types;
  private final Supplier<ConstExpr> constExpr;
  private int elementCount;

  ElementDecoder(
      ByteReader reader, LoadBudget budget, TypeReader types, Supplier<ConstExpr> constExpr) {
    this.reader = reader;
    this.budget = budget;
    this.types = types;
    this.constExpr = constExpr;
  }

  ElementSegment segment() {
    int start = reader.position();
    int form = reader.u32();
    if (form >>> 3 != 0) {
      throw new MalformedException("malformed elements segment kind", start);
    }
    SegmentMode mode = mode(form);
    boolean areExprs = (form & EXPRESSIONS) != 0;
    boolean hasType = (form & ~EXPRESSIONS) != 0;
    RefType type = areExprs ? exprType(hasType) : funcType(hasType);
    return new ElementSegment(mode, type, areExprs ? exprs() : functions());
  }

  private SegmentMode mode(int form) {
    boolean bit1 = (form & EXPLICIT_INDEX_OR_DECLARATIVE) != 0;
    if ((form & NOT_ACTIVE) != 0) {
      return bit1 ? new SegmentMode.Declarative() : new SegmentMode.Passive();
    }
    int tableIndex = bit1 ? reader.u32() : 0;
    return new SegmentMode.Active(tableIndex, constExpr.get());
  }

  private RefType exprType(boolean hasType) {
    return hasType ? types.refType() : RefType.FUNCREF;
  }

  private RefType funcType(boolean hasKind) {
    if (hasKind && reader.u8() != 0) {
      throw new MalformedException("malformed element kind", reader.position() - 1);
    }
    return NON_NULL_FUNC;
  }

  private Init functions() {
    int[] indices = new int[count(4)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = reader.u32();
    }
    return new Init.Functions(indices);
  }

  private Init exprs() {
    int count = count(48);
    var exprs = new ArrayList<ConstExpr>(count);
    for (int i = 0; i < count; i++) {
      exprs.add(constExpr.get());
    }
    return new Init.Exprs(exprs);
  }

  private int count(int bytesEach) {
    int start = reader.position();
    int count = reader.count();
    LoadBudget.require("elements", count, budget.limits().elements(), start);
    elementCount += count;
    LoadBudget.require("elements", elementCount, budget.limits().elements(), start);
    budget.charge(count, bytesEach, start);
    return count;
  }
}
