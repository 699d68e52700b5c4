package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.WasmFeature;
import dev.cofferdam.wasm.binary.ByteReader;

/// Validates aggregate instructions (structs, arrays, `i31`) and conversions of external
/// references.
///
/// Specification: section 3.4.8, aggregate instructions.
final class AggregateInstructions {
  private static final int ARRAYREF = ValCodes.refNull(ValCodes.ARRAY);
  private static final int I31REF = ValCodes.refNull(ValCodes.I31);

  private final CodeState state;
  private final ByteReader reader;
  private final OperandStack operands;

  AggregateInstructions(CodeState state) {
    this.state = state;
    this.reader = state.reader();
    this.operands = state.operands();
  }

  void validate(Opcode opcode) {
    state.context().gate().require(WasmFeature.GC, state.offset());
    switch (opcode) {
      case REF_I31 -> exchange(ValCodes.I32, ValCodes.ref(ValCodes.I31));
      case I31_GET_S, I31_GET_U -> exchange(I31REF, ValCodes.I32);
      case ARRAY_LEN -> exchange(ARRAYREF, ValCodes.I32);
      case ANY_CONVERT_EXTERN -> convert(ValCodes.EXTERN, ValCodes.ANY);
      case EXTERN_CONVERT_ANY -> convert(ValCodes.ANY, ValCodes.EXTERN);
      case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
          struct(opcode, structType());
      default -> array(opcode, arrayType());
    }
  }

  private void exchange(int operand, int result) {
    operands.pop(operand);
    operands.push(result);
  }

  private void convert(int from, int to) {
    int ref = operands.popRef();
    boolean isNullable = ValCodes.isNullable(ref);
    operands.push(ref);
    exchange(
        isNullable ? ValCodes.refNull(from) : ValCodes.ref(from),
        isNullable ? ValCodes.refNull(to) : ValCodes.ref(to));
  }

  private int structType() {
    int typeIndex = reader.u32();
    state.types().requireStruct(typeIndex, state.offset());
    return typeIndex;
  }

  private int arrayType() {
    int typeIndex = reader.u32();
    state.types().requireArray(typeIndex, state.offset());
    return typeIndex;
  }

  private void popRef(int typeIndex) {
    operands.pop(ValCodes.refNull(state.types().id(typeIndex)));
  }

  private void pushNew(int typeIndex) {
    operands.push(ValCodes.ref(state.types().id(typeIndex)));
  }

  private void struct(Opcode opcode, int typeIndex) {
    switch (opcode) {
      case STRUCT_NEW -> structNew(typeIndex);
      case STRUCT_NEW_DEFAULT -> structNewDefault(typeIndex);
      case STRUCT_GET -> structGet(typeIndex, false);
      case STRUCT_GET_S, STRUCT_GET_U -> structGet(typeIndex, true);
      case STRUCT_SET -> structSet(typeIndex);
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void structNew(int typeIndex) {
    int[] fields = state.types().fields(typeIndex);
    state.context().charge(fields.length, state.offset());
    for (int i = fields.length - 1; i >= 0; i--) {
      operands.pop(unpacked(fields[i]));
    }
    pushNew(typeIndex);
  }

  private void structNewDefault(int typeIndex) {
    int[] fields = state.types().fields(typeIndex);
    state.context().charge(fields.length, state.offset());
    for (int field : fields) {
      require(ValCodes.isDefaultable(ValCodes.storage(field)), "field type is not defaultable");
    }
    pushNew(typeIndex);
  }

  private int field(int typeIndex) {
    int index = reader.u32();
    int[] fields = state.types().fields(typeIndex);
    Context.requireIndex("field", index, fields.length, state.offset());
    return fields[index];
  }

  private void structGet(int typeIndex, boolean isExtending) {
    int field = field(typeIndex);
    requirePacked("field", field, isExtending);
    popRef(typeIndex);
    operands.push(unpacked(field));
  }

  private void structSet(int typeIndex) {
    int field = field(typeIndex);
    require(ValCodes.isMutable(field), "immutable field");
    operands.pop(unpacked(field));
    popRef(typeIndex);
  }

  private void array(Opcode opcode, int typeIndex) {
    int element = state.types().fields(typeIndex)[0];
    switch (opcode) {
      case ARRAY_NEW -> arrayNew(typeIndex, element);
      case ARRAY_NEW_DEFAULT -> arrayNewDefault(typeIndex, element);
      case ARRAY_NEW_FIXED -> arrayNewFixed(typeIndex, element);
      case ARRAY_NEW_DATA -> arrayNewData(typeIndex, element);
      case ARRAY_NEW_ELEM -> arrayNewElem(typeIndex, element);
      case ARRAY_GET -> arrayGet(typeIndex, element, false);
      case ARRAY_GET_S, ARRAY_GET_U -> arrayGet(typeIndex, element, true);
      case ARRAY_SET -> arraySet(typeIndex, element);
      case ARRAY_FILL -> arrayFill(typeIndex, element);
      case ARRAY_COPY -> arrayCopy(typeIndex, element);
      case ARRAY_INIT_DATA -> arrayInitData(typeIndex, element);
      case ARRAY_INIT_ELEM -> arrayInitElem(typeIndex, element);
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void arrayNew(int typeIndex, int element) {
    operands.pop(ValCodes.I32);
    operands.pop(unpacked(element));
    pushNew(typeIndex);
  }

  private void arrayNewDefault(int typeIndex, int element) {
    require(ValCodes.isDefaultable(ValCodes.storage(element)), "array type is not defaultable");
    operands.pop(ValCodes.I32);
    pushNew(typeIndex);
  }

  private void arrayNewFixed(int typeIndex, int element) {
    operands.popRepeated(unpacked(element), reader.u32());
    pushNew(typeIndex);
  }

  private void arrayNewData(int typeIndex, int element) {
    state.context().requireData(reader.u32(), state.offset());
    requireNumOrVec(element);
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    pushNew(typeIndex);
  }

  private void arrayNewElem(int typeIndex, int element) {
    requireSegmentMatches(element);
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    pushNew(typeIndex);
  }

  private void arrayGet(int typeIndex, int element, boolean isExtending) {
    requirePacked("array", element, isExtending);
    operands.pop(ValCodes.I32);
    popRef(typeIndex);
    operands.push(unpacked(element));
  }

  private void arraySet(int typeIndex, int element) {
    requireMutableArray(element);
    operands.pop(unpacked(element));
    operands.pop(ValCodes.I32);
    popRef(typeIndex);
  }

  private void arrayFill(int typeIndex, int element) {
    requireMutableArray(element);
    operands.pop(ValCodes.I32);
    operands.pop(unpacked(element));
    operands.pop(ValCodes.I32);
    popRef(typeIndex);
  }

  private void arrayCopy(int typeIndex, int element) {
    int sourceIndex = arrayType();
    int source = ValCodes.storage(state.types().fields(sourceIndex)[0]);
    requireMutableArray(element);
    require(
        operands.registry().matches(source, ValCodes.storage(element)), "array types do not match");
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    popRef(sourceIndex);
    operands.pop(ValCodes.I32);
    popRef(typeIndex);
  }

  private void arrayInitData(int typeIndex, int element) {
    state.context().requireData(reader.u32(), state.offset());
    requireMutableArray(element);
    requireNumOrVec(element);
    popForInit(typeIndex);
  }

  private void arrayInitElem(int typeIndex, int element) {
    requireMutableArray(element);
    requireSegmentMatches(element);
    popForInit(typeIndex);
  }

  private void popForInit(int typeIndex) {
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    operands.pop(ValCodes.I32);
    popRef(typeIndex);
  }

  private void requireSegmentMatches(int element) {
    int segment = state.context().element(reader.u32(), state.offset());
    require(
        operands.registry().matches(segment, ValCodes.storage(element)),
        "type mismatch: element segment's type does not match array's field type");
  }

  private void requireNumOrVec(int element) {
    require(ValCodes.isNumOrVec(unpacked(element)), "array type is not numeric or vector");
  }

  private void requireMutableArray(int element) {
    require(ValCodes.isMutable(element), "immutable array");
  }

  private void requirePacked(String what, int field, boolean isExtending) {
    boolean isPacked = ValCodes.isPacked(ValCodes.storage(field));
    require(isPacked == isExtending, what + (isPacked ? " is packed" : " is unpacked"));
  }

  private void require(boolean condition, String complaint) {
    if (!condition) {
      throw new InvalidException(complaint, state.offset());
    }
  }

  private static int unpacked(int field) {
    return ValCodes.unpacked(ValCodes.storage(field));
  }
}
