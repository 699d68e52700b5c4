package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.D2F;
import static dev.cofferdam.compiler.classfile.PlainInstruction.D2I;
import static dev.cofferdam.compiler.classfile.PlainInstruction.D2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DDIV;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DMUL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DNEG;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DSUB;
import static dev.cofferdam.compiler.classfile.PlainInstruction.F2D;
import static dev.cofferdam.compiler.classfile.PlainInstruction.F2I;
import static dev.cofferdam.compiler.classfile.PlainInstruction.F2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FDIV;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FMUL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FNEG;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FSUB;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2B;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2D;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2F;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2S;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IAND;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IMUL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IOR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ISHL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ISHR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ISUB;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IUSHR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IXOR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.L2D;
import static dev.cofferdam.compiler.classfile.PlainInstruction.L2F;
import static dev.cofferdam.compiler.classfile.PlainInstruction.L2I;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LAND;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LMUL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LOR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LSHL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LSHR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LSUB;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LUSHR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LXOR;
import static dev.cofferdam.compiler.classfile.PlainInstruction.sequence;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.util.Map.entry;

import dev.cofferdam.compiler.RuntimeNames.Method;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.wasm.Opcode;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The numeric instructions that a few instructions of the JVM do exactly. All others are methods
/// of the runtime class `Numerics`, named like them.
final class NumericOperators {
  private static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");
  private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final long LOW_HALF = 0xffff_ffffL;

  private static final Method FLOAT_TO_INT =
      Method.ofStatic(FLOAT, "floatToRawIntBits", CD_int, CD_float);
  private static final Method INT_TO_FLOAT =
      Method.ofStatic(FLOAT, "intBitsToFloat", CD_float, CD_int);
  private static final Method DOUBLE_TO_LONG =
      Method.ofStatic(DOUBLE, "doubleToRawLongBits", CD_long, CD_double);
  private static final Method LONG_TO_DOUBLE =
      Method.ofStatic(DOUBLE, "longBitsToDouble", CD_double, CD_long);

  private static final Map<Opcode, Consumer<CodeWriter>> DIRECT =
      new EnumMap<>(
          Map.<Opcode, Consumer<CodeWriter>>ofEntries(
              entry(Opcode.I32_ADD, sequence(IADD)),
              entry(Opcode.I32_SUB, sequence(ISUB)),
              entry(Opcode.I32_MUL, sequence(IMUL)),
              entry(Opcode.I32_AND, sequence(IAND)),
              entry(Opcode.I32_OR, sequence(IOR)),
              entry(Opcode.I32_XOR, sequence(IXOR)),
              entry(Opcode.I32_SHL, sequence(ISHL)),
              entry(Opcode.I32_SHR_S, sequence(ISHR)),
              entry(Opcode.I32_SHR_U, sequence(IUSHR)),
              entry(Opcode.I32_ROTL, ofInts("rotateLeft", 2)),
              entry(Opcode.I32_ROTR, ofInts("rotateRight", 2)),
              entry(Opcode.I32_CLZ, ofInts("numberOfLeadingZeros", 1)),
              entry(Opcode.I32_CTZ, ofInts("numberOfTrailingZeros", 1)),
              entry(Opcode.I32_POPCNT, ofInts("bitCount", 1)),
              entry(Opcode.I32_EXTEND8_S, sequence(I2B)),
              entry(Opcode.I32_EXTEND16_S, sequence(I2S)),
              entry(Opcode.I32_WRAP_I64, sequence(L2I)),
              entry(Opcode.I32_TRUNC_SAT_F32_S, sequence(F2I)),
              entry(Opcode.I32_TRUNC_SAT_F64_S, sequence(D2I)),
              entry(Opcode.I32_REINTERPRET_F32, NumericOperators::floatToInt),
              entry(Opcode.I64_ADD, sequence(LADD)),
              entry(Opcode.I64_SUB, sequence(LSUB)),
              entry(Opcode.I64_MUL, sequence(LMUL)),
              entry(Opcode.I64_AND, sequence(LAND)),
              entry(Opcode.I64_OR, sequence(LOR)),
              entry(Opcode.I64_XOR, sequence(LXOR)),
              entry(Opcode.I64_SHL, sequence(L2I, LSHL)),
              entry(Opcode.I64_SHR_S, sequence(L2I, LSHR)),
              entry(Opcode.I64_SHR_U, sequence(L2I, LUSHR)),
              entry(Opcode.I64_ROTL, rotate("rotateLeft")),
              entry(Opcode.I64_ROTR, rotate("rotateRight")),
              entry(Opcode.I64_CLZ, count("numberOfLeadingZeros")),
              entry(Opcode.I64_CTZ, count("numberOfTrailingZeros")),
              entry(Opcode.I64_POPCNT, count("bitCount")),
              entry(Opcode.I64_EXTEND8_S, sequence(L2I, I2B, I2L)),
              entry(Opcode.I64_EXTEND16_S, sequence(L2I, I2S, I2L)),
              entry(Opcode.I64_EXTEND32_S, sequence(L2I, I2L)),
              entry(Opcode.I64_EXTEND_I32_S, sequence(I2L)),
              entry(Opcode.I64_EXTEND_I32_U, c -> c.plain(I2L).loadConstant(LOW_HALF).plain(LAND)),
              entry(Opcode.I64_TRUNC_SAT_F32_S, sequence(F2L)),
              entry(Opcode.I64_TRUNC_SAT_F64_S, sequence(D2L)),
              entry(Opcode.I64_REINTERPRET_F64, NumericOperators::doubleToLong),
              entry(Opcode.F32_ADD, sequence(FADD)),
              entry(Opcode.F32_SUB, sequence(FSUB)),
              entry(Opcode.F32_MUL, sequence(FMUL)),
              entry(Opcode.F32_DIV, sequence(FDIV)),
              entry(Opcode.F32_NEG, sequence(FNEG)),
              entry(Opcode.F32_ABS, abs(CD_float)),
              entry(Opcode.F32_CONVERT_I32_S, sequence(I2F)),
              entry(Opcode.F32_CONVERT_I64_S, sequence(L2F)),
              entry(Opcode.F32_DEMOTE_F64, sequence(D2F)),
              entry(Opcode.F32_REINTERPRET_I32, NumericOperators::intToFloat),
              entry(Opcode.F64_ADD, sequence(DADD)),
              entry(Opcode.F64_SUB, sequence(DSUB)),
              entry(Opcode.F64_MUL, sequence(DMUL)),
              entry(Opcode.F64_DIV, sequence(DDIV)),
              entry(Opcode.F64_NEG, sequence(DNEG)),
              entry(Opcode.F64_ABS, abs(CD_double)),
              entry(Opcode.F64_CONVERT_I32_S, sequence(I2D)),
              entry(Opcode.F64_CONVERT_I64_S, sequence(L2D)),
              entry(Opcode.F64_PROMOTE_F32, sequence(F2D)),
              entry(Opcode.F64_REINTERPRET_I64, NumericOperators::longToDouble)));

  private static final Set<Opcode> TRAPPING =
      Set.of(
          Opcode.I32_DIV_S,
          Opcode.I32_DIV_U,
          Opcode.I32_REM_S,
          Opcode.I32_REM_U,
          Opcode.I64_DIV_S,
          Opcode.I64_DIV_U,
          Opcode.I64_REM_S,
          Opcode.I64_REM_U,
          Opcode.I32_TRUNC_F32_S,
          Opcode.I32_TRUNC_F32_U,
          Opcode.I32_TRUNC_F64_S,
          Opcode.I32_TRUNC_F64_U,
          Opcode.I64_TRUNC_F32_S,
          Opcode.I64_TRUNC_F32_U,
          Opcode.I64_TRUNC_F64_S,
          Opcode.I64_TRUNC_F64_U);

  private NumericOperators() {}

  /// Returns what emits the instruction, or null where it is a method of the runtime.
  static @Nullable Consumer<CodeWriter> direct(Opcode opcode) {
    return DIRECT.get(opcode);
  }

  static boolean canTrap(Opcode opcode) {
    return TRAPPING.contains(opcode);
  }

  static void floatToInt(CodeWriter code) {
    FLOAT_TO_INT.call(code);
  }

  static void intToFloat(CodeWriter code) {
    INT_TO_FLOAT.call(code);
  }

  static void doubleToLong(CodeWriter code) {
    DOUBLE_TO_LONG.call(code);
  }

  static void longToDouble(CodeWriter code) {
    LONG_TO_DOUBLE.call(code);
  }

  private static Consumer<CodeWriter> ofInts(String name, int operandCount) {
    var operands = new ClassDesc[operandCount];
    Arrays.fill(operands, CD_int);
    return Method.ofStatic(INTEGER, name, CD_int, operands)::call;
  }

  private static Consumer<CodeWriter> abs(ClassDesc type) {
    return Method.ofStatic(MATH, "abs", type, type)::call;
  }

  private static Consumer<CodeWriter> rotate(String name) {
    Method method = Method.ofStatic(LONG, name, CD_long, CD_long, CD_int);
    return code -> method.call(code.plain(L2I));
  }

  private static Consumer<CodeWriter> count(String name) {
    Method method = Method.ofStatic(LONG, name, CD_int, CD_long);
    return code -> {
      method.call(code);
      code.plain(I2L);
    };
  }
}
