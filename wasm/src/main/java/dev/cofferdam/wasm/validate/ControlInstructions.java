package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.Arrays;

/// Validates blocks, branches and exceptions.
///
/// Specification: section 3.4.2, control instructions.
final class ControlInstructions {
  private static final int EMPTY_BLOCK = 0x40;
  private static final int FIRST_TYPE_CODE = 0x40;
  private static final int EXN_REF = ValCodes.ref(ValCodes.EXN);
  private static final int[] NONE = {};
  private static final int[][] SINGLE = {
    {ValCodes.BOTTOM},
    {ValCodes.I32},
    {ValCodes.I64},
    {ValCodes.F32},
    {ValCodes.F64},
    {ValCodes.V128}
  };

  private final CodeState state;
  private final ByteReader reader;
  private final OperandStack operands;
  private final ControlStack control;
  private int[] blockParams = NONE;
  private int[] blockResults = NONE;

  ControlInstructions(CodeState state) {
    this.state = state;
    this.reader = state.reader();
    this.operands = state.operands();
    this.control = state.control();
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case BLOCK, LOOP, IF -> block(opcode);
      case ELSE -> control.startElse();
      case END -> control.end();
      case BR -> branch(state.label());
      case BR_IF -> branchIf();
      case BR_TABLE -> branchTable();
      case RETURN -> branch(control.funcResults());
      case UNREACHABLE -> operands.setUnreachable();
      case THROW -> throwTag();
      case THROW_REF -> throwRef();
      case TRY_TABLE -> tryTable();
      case BR_ON_NULL -> branchOnNull();
      case BR_ON_NON_NULL -> branchOnNonNull();
      case BR_ON_CAST -> branchOnCast(false);
      case BR_ON_CAST_FAIL -> branchOnCast(true);
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void block(Opcode opcode) {
    blockType();
    if (opcode == Opcode.IF) {
      operands.pop(ValCodes.I32);
    }
    operands.pop(blockParams);
    control.push(opcode, blockParams, blockResults);
  }

  /// Reads a block type into `blockParams` and `blockResults`.
  private void blockType() {
    blockParams = NONE;
    blockResults = NONE;
    int first = reader.peek();
    if (first == EMPTY_BLOCK) {
      reader.skip(1);
    } else if (first >= FIRST_TYPE_CODE && first < 0x80) {
      blockResults = single(valType());
    } else {
      typeIndex();
    }
  }

  private int valType() {
    ValType type = state.typeReader().valType();
    state.context().requireValType(type, state.offset());
    return state.types().code(type);
  }

  private static int[] single(int type) {
    return type < SINGLE.length ? SINGLE[type] : new int[] {type};
  }

  private void typeIndex() {
    long index = reader.s33();
    if (index < 0) {
      throw new MalformedException("integer representation too long", state.offset());
    }
    state.types().requireFunc((int) index, state.offset());
    blockParams = state.types().params((int) index);
    blockResults = state.types().results((int) index);
    state.context().charge(blockParams.length + blockResults.length, state.offset());
  }

  private void branch(int[] label) {
    operands.pop(label);
    operands.setUnreachable();
  }

  private void branchIf() {
    int[] label = state.label();
    operands.pop(ValCodes.I32);
    operands.pop(label);
    operands.push(label);
  }

  private void branchTable() {
    int count = reader.count();
    operands.pop(ValCodes.I32);
    int arity = -1;
    int previous = -1;
    for (int i = 0; i <= count; i++) {
      int index = reader.u32();
      if (index != previous || i == 0) {
        int[] label = control.label(index);
        arity = requireArity(label, arity);
        state.context().charge(label.length, state.offset());
        operands.peek(label);
        previous = index;
      }
    }
    operands.setUnreachable();
  }

  private int requireArity(int[] label, int arity) {
    if (arity >= 0 && label.length != arity) {
      throw new InvalidException(
          "type mismatch: labels take %d and %d values".formatted(arity, label.length),
          state.offset());
    }
    return label.length;
  }

  private void throwTag() {
    state.context().gate().require(WasmFeature.EXCEPTIONS, state.offset());
    int typeIndex = state.context().tagTypeIndex(reader.u32(), state.offset());
    branch(state.types().params(typeIndex));
  }

  private void throwRef() {
    state.context().gate().require(WasmFeature.EXCEPTIONS, state.offset());
    operands.pop(ValCodes.refNull(ValCodes.EXN));
    operands.setUnreachable();
  }

  private void tryTable() {
    state.context().gate().require(WasmFeature.EXCEPTIONS, state.offset());
    blockType();
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      catchClause();
    }
    operands.pop(blockParams);
    control.push(Opcode.TRY_TABLE, blockParams, blockResults);
  }

  private void catchClause() {
    int start = reader.position();
    int form = reader.u8();
    if (form > 3) {
      throw new MalformedException("malformed catch clause", start);
    }
    boolean isAll = form >= 2;
    boolean hasRef = (form & 1) != 0;
    int[] caught = isAll ? NONE : tagParams();
    if (hasRef) {
      caught = Arrays.copyOf(caught, caught.length + 1);
      caught[caught.length - 1] = EXN_REF;
    }
    requireMatch(caught, state.label());
  }

  private int[] tagParams() {
    int typeIndex = state.context().tagTypeIndex(reader.u32(), state.offset());
    return state.types().params(typeIndex);
  }

  private void requireMatch(int[] caught, int[] label) {
    boolean isMatch = caught.length == label.length;
    for (int i = 0; isMatch && i < label.length; i++) {
      isMatch = operands.registry().matches(caught[i], label[i]);
    }
    if (!isMatch) {
      throw new InvalidException(
          "type mismatch: label does not take what the catch clause gives", state.offset());
    }
  }

  private void branchOnNull() {
    state.context().gate().requireTypedReferences(state.offset());
    int[] label = state.label();
    int ref = operands.popRef();
    operands.pop(label);
    operands.push(label);
    operands.push(ValCodes.ref(ValCodes.heap(ref)));
  }

  private void branchOnNonNull() {
    state.context().gate().requireTypedReferences(state.offset());
    int[] label = state.label();
    int last = lastRef(label);
    operands.pop(ValCodes.refNull(ValCodes.heap(last)));
    exchange(label);
  }

  /// Replaces operands by the types of a label without its last.
  private void exchange(int[] label) {
    int[] others = Arrays.copyOf(label, label.length - 1);
    operands.pop(others);
    operands.push(others);
  }

  private int lastRef(int[] label) {
    if (label.length == 0 || !ValCodes.isRef(label[label.length - 1])) {
      throw new InvalidException(
          "type mismatch: instruction requires reference type but label has none", state.offset());
    }
    return label[label.length - 1];
  }

  private void branchOnCast(boolean branchesOnFail) {
    state.context().gate().require(WasmFeature.GC, state.offset());
    int flags = reader.u8();
    if (flags > 3) {
      throw new MalformedException("malformed br_on_cast flags", reader.position() - 1);
    }
    int[] label = state.label();
    int source = castType((flags & 1) != 0);
    int target = castType((flags & 2) != 0);
    requireMatch(target, source);
    int failed = without(source, target);
    requireMatch(branchesOnFail ? failed : target, lastRef(label));
    operands.pop(source);
    exchange(label);
    operands.push(branchesOnFail ? target : failed);
  }

  private int castType(boolean isNullable) {
    var type = new RefType(isNullable, state.typeReader().heapType());
    state.context().requireValType(type, state.offset());
    return state.types().code(type);
  }

  private void requireMatch(int type, int wanted) {
    if (!operands.registry().matches(type, wanted)) {
      throw new InvalidException(
          "type mismatch on cast: type %s does not match %s"
              .formatted(ValCodes.text(type), ValCodes.text(wanted)),
          state.offset());
    }
  }

  /// Returns what a value of type `source` is that is not of type `target`.
  private static int without(int source, int target) {
    return ValCodes.isNullable(target) ? ValCodes.ref(ValCodes.heap(source)) : source;
  }
}
