package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.BALOAD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.BASTORE;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2S;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IAND;
import static dev.cofferdam.compiler.classfile.PlainInstruction.L2I;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LAND;
import static dev.cofferdam.compiler.classfile.PlainInstruction.sequence;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.wasm.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How a load or store is done in place: by a constant handle of the runtime, or, of a byte, by the
/// array's own instruction.
///
/// @param name the runtime's field with the handle; empty for a byte
/// @param type type of the handle
/// @param kind kind of the value that is stored; what a load has is of no interest
/// @param narrow makes the instruction's operand what is stored
/// @param widen makes what is loaded the instruction's result
record DirectAccess(
    String name,
    MethodTypeDesc type,
    ValueKind kind,
    Consumer<CodeWriter> narrow,
    Consumer<CodeWriter> widen) {
  private static final String BYTE = "";
  private static final long LOW_HALF = 0xffff_ffffL;
  private static final Map<Opcode, DirectAccess> ALL = new EnumMap<>(Opcode.class);

  static {
    load(Opcode.I32_LOAD, "GET_INT", CD_int, DirectAccess::asIs);
    load(Opcode.I64_LOAD, "GET_LONG", CD_long, DirectAccess::asIs);
    load(Opcode.F32_LOAD, "GET_FLOAT", CD_float, DirectAccess::asIs);
    load(Opcode.F64_LOAD, "GET_DOUBLE", CD_double, DirectAccess::asIs);
    load(Opcode.I32_LOAD8_S, BYTE, CD_int, DirectAccess::asIs);
    load(Opcode.I32_LOAD8_U, BYTE, CD_int, c -> c.loadConstant(0xff).plain(IAND));
    load(Opcode.I32_LOAD16_S, "GET_SHORT", CD_short, DirectAccess::asIs);
    load(Opcode.I32_LOAD16_U, "GET_CHAR", CD_char, DirectAccess::asIs);
    load(Opcode.I64_LOAD8_S, BYTE, CD_int, sequence(I2L));
    load(Opcode.I64_LOAD8_U, BYTE, CD_int, c -> c.loadConstant(0xff).plain(IAND, I2L));
    load(Opcode.I64_LOAD16_S, "GET_SHORT", CD_short, sequence(I2L));
    load(Opcode.I64_LOAD16_U, "GET_CHAR", CD_char, sequence(I2L));
    load(Opcode.I64_LOAD32_S, "GET_INT", CD_int, sequence(I2L));
    load(
        Opcode.I64_LOAD32_U,
        "GET_INT",
        CD_int,
        c -> c.plain(I2L).loadConstant(LOW_HALF).plain(LAND));
    store(Opcode.I32_STORE, "SET_INT", CD_int, ValueKind.I32, DirectAccess::asIs);
    store(Opcode.I64_STORE, "SET_LONG", CD_long, ValueKind.I64, DirectAccess::asIs);
    store(Opcode.F32_STORE, "SET_FLOAT", CD_float, ValueKind.F32, DirectAccess::asIs);
    store(Opcode.F64_STORE, "SET_DOUBLE", CD_double, ValueKind.F64, DirectAccess::asIs);
    store(Opcode.I32_STORE8, BYTE, CD_int, ValueKind.I32, DirectAccess::asIs);
    store(Opcode.I32_STORE16, "SET_SHORT", CD_short, ValueKind.I32, sequence(I2S));
    store(Opcode.I64_STORE8, BYTE, CD_int, ValueKind.I32, sequence(L2I));
    store(Opcode.I64_STORE16, "SET_SHORT", CD_short, ValueKind.I32, sequence(L2I, I2S));
    store(Opcode.I64_STORE32, "SET_INT", CD_int, ValueKind.I32, sequence(L2I));
  }

  private static void load(
      Opcode opcode, String name, ClassDesc result, Consumer<CodeWriter> widen) {
    var type = MethodTypeDesc.of(result, RuntimeNames.BYTES, CD_int);
    ALL.put(opcode, new DirectAccess(name, type, ValueKind.I32, DirectAccess::asIs, widen));
  }

  private static void store(
      Opcode opcode, String name, ClassDesc value, ValueKind kind, Consumer<CodeWriter> narrow) {
    var type = MethodTypeDesc.of(CD_void, RuntimeNames.BYTES, CD_int, value);
    ALL.put(opcode, new DirectAccess(name, type, kind, narrow, DirectAccess::asIs));
  }

  private static void asIs(CodeWriter ignored) {}

  /// Returns how a load or store is done.
  static DirectAccess of(Opcode opcode) {
    DirectAccess access = ALL.get(opcode);
    if (access == null) {
      throw new IllegalArgumentException(opcode.mnemonic());
    }
    return access;
  }

  /// Returns the runtime's handles.
  static List<RuntimeNames.Field> handles() {
    return ALL.values().stream()
        .filter(access -> !access.isByte())
        .map(DirectAccess::handle)
        .distinct()
        .toList();
  }

  boolean isByte() {
    return name.equals(BYTE);
  }

  boolean isStore() {
    return type.parameterCount() == 3;
  }

  RuntimeNames.Field handle() {
    return new RuntimeNames.Field(RuntimeNames.MEMORY_ACCESS, name, RuntimeNames.METHOD_HANDLE);
  }

  /// Emits the access to what is on the JVM's stack: handle, unless it is a byte, then memory,
  /// index, and value of a store.
  void emit(CodeWriter code) {
    if (!isByte()) {
      code.invokevirtual(RuntimeNames.METHOD_HANDLE, "invokeExact", type);
    } else if (isStore()) {
      code.plain(BASTORE);
    } else {
      code.plain(BALOAD);
    }
    widen.accept(code);
  }
}
