package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.InstructionScanner;

/// Validates sequences of instructions: function bodies and constant expressions.
///
/// One pass over the bytes, without recursion and without an object per instruction. Instructions
/// that only move numbers are done by [FixedTypes]; for the others there is a class for each of the
/// specification's groups.
///
/// Specification: section 3.4, instructions, and appendix A.3, validation algorithm.
final class CodeValidator {
  private static final int VECTOR_PREFIX = 0xfd;
  private static final int FIRST_RELAXED = 0xfd0100;
  private static final int[] NO_TYPES = {};

  private final CodeState state;
  private final ByteReader reader;
  private final OperandStack operands;
  private final ControlInstructions control;
  private final CallInstructions calls;
  private final VariableInstructions variables;
  private final MemoryInstructions memories;
  private final TableInstructions tables;
  private final ReferenceInstructions references;
  private final AggregateInstructions aggregates;

  CodeValidator(Context context) {
    this.state = CodeState.of(context);
    this.reader = state.reader();
    this.operands = state.operands();
    this.control = new ControlInstructions(state);
    this.calls = new CallInstructions(state);
    this.variables = new VariableInstructions(state);
    this.memories = new MemoryInstructions(state);
    this.tables = new TableInstructions(state);
    this.references = new ReferenceInstructions(state);
    this.aggregates = new AggregateInstructions(state);
  }

  /// Validates the body of a function of type `typeIndex`.
  void body(FunctionBody body, int typeIndex) {
    state.locals().reset(state.types().params(typeIndex), body);
    run(body.code(), state.types().results(typeIndex));
  }

  /// Validates the types of an expression that leaves one value, of type `wanted`.
  void expression(ByteRange range, int wanted) {
    state.locals().reset();
    run(range, new int[] {wanted});
  }

  private void run(ByteRange range, int[] results) {
    reader.enter(range);
    operands.clear();
    state.control().clear();
    state.control().push(Opcode.BLOCK, NO_TYPES, results);
    do {
      instruction();
    } while (!state.control().isEmpty());
    if (!reader.isAtEnd()) {
      throw reader.malformed("section size mismatch");
    }
  }

  private void instruction() {
    operands.at(reader.position());
    int code = reader.opcode();
    if (code >>> 16 == VECTOR_PREFIX) {
      requireVectors(code);
    }
    int types = FixedTypes.of(code);
    if (FixedTypes.isAll(types)) {
      FixedTypes.apply(types, operands);
    } else {
      special(code, types);
    }
  }

  private void requireVectors(int code) {
    var gate = state.context().gate();
    gate.require(WasmFeature.SIMD, operands.offset());
    if (code >= FIRST_RELAXED) {
      gate.require(WasmFeature.RELAXED_SIMD, operands.offset());
    }
  }

  private void special(int code, int types) {
    Opcode opcode = Opcode.of(code);
    if (opcode == null) {
      throw InstructionScanner.illegal(code, operands.offset());
    }
    switch (opcode.immediates()) {
      case LOCAL, GLOBAL -> variables.validate(opcode);
      case MEMARG -> memories.access(opcode, types);
      case MEMARG_LANE -> memories.laneAccess(opcode, types);
      case I32, I64, F32, F64, V128, LANE, SHUFFLE -> withConstant(opcode, types);
      case BLOCK_TYPE, LABEL, LABEL_TABLE, TRY_TABLE, TAG, CAST -> control.validate(opcode);
      case MEMORY, MEMORY_MEMORY, DATA, DATA_MEMORY -> memories.validate(opcode);
      case TABLE, TABLE_TABLE, ELEM, ELEM_TABLE -> tables.validate(opcode);
      case TYPE_TABLE -> calls.validate(opcode);
      case HEAP_TYPE -> references.validate(opcode);
      case FUNC, TYPE -> callOrOther(opcode);
      case TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> aggregates.validate(opcode);
      case NONE, VALUE_TYPES -> plain(opcode);
    }
  }

  private void callOrOther(Opcode opcode) {
    switch (opcode) {
      case CALL, RETURN_CALL, CALL_REF, RETURN_CALL_REF -> calls.validate(opcode);
      case REF_FUNC -> references.validate(opcode);
      default -> aggregates.validate(opcode);
    }
  }

  private void plain(Opcode opcode) {
    switch (opcode) {
      case END, ELSE, RETURN, UNREACHABLE, THROW_REF -> control.validate(opcode);
      case DROP, SELECT, SELECT_T -> variables.validate(opcode);
      case REF_IS_NULL, REF_AS_NON_NULL, REF_EQ -> references.validate(opcode);
      default -> aggregates.validate(opcode);
    }
  }

  /// An instruction of fixed type with a constant or lane indices.
  private void withConstant(Opcode opcode, int types) {
    switch (opcode.immediates()) {
      case I32 -> reader.s32();
      case I64 -> reader.s64();
      case F32 -> reader.skip(4);
      case F64 -> reader.skip(8);
      case V128 -> reader.skip(16);
      case LANE -> requireLanes(1, opcode.laneCount());
      case SHUFFLE -> requireLanes(16, opcode.laneCount());
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
    FixedTypes.apply(types, operands);
  }

  private void requireLanes(int indexCount, int laneCount) {
    for (int i = 0; i < indexCount; i++) {
      memories.requireLane(laneCount);
    }
  }
}
