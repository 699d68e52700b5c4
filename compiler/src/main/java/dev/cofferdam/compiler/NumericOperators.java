package dev.cofferdam.compiler;

import static java.util.Map.entry;

import dev.cofferdam.wasm.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
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

  private static final Map<Opcode, Consumer<CodeBuilder>> DIRECT =
      new EnumMap<>(
          Map.<Opcode, Consumer<CodeBuilder>>ofEntries(
              entry(Opcode.I32_ADD, CodeBuilder::iadd),
              entry(Opcode.I32_SUB, CodeBuilder::isub),
              entry(Opcode.I32_MUL, CodeBuilder::imul),
              entry(Opcode.I32_AND, CodeBuilder::iand),
              entry(Opcode.I32_OR, CodeBuilder::ior),
              entry(Opcode.I32_XOR, CodeBuilder::ixor),
              entry(Opcode.I32_SHL, CodeBuilder::ishl),
              entry(Opcode.I32_SHR_S, CodeBuilder::ishr),
              entry(Opcode.I32_SHR_U, CodeBuilder::iushr),
              entry(Opcode.I32_ROTL, c -> callInt(c, "rotateLeft", 2)),
              entry(Opcode.I32_ROTR, c -> callInt(c, "rotateRight", 2)),
              entry(Opcode.I32_CLZ, c -> callInt(c, "numberOfLeadingZeros", 1)),
              entry(Opcode.I32_CTZ, c -> callInt(c, "numberOfTrailingZeros", 1)),
              entry(Opcode.I32_POPCNT, c -> callInt(c, "bitCount", 1)),
              entry(Opcode.I32_EXTEND8_S, CodeBuilder::i2b),
              entry(Opcode.I32_EXTEND16_S, CodeBuilder::i2s),
              entry(Opcode.I32_WRAP_I64, CodeBuilder::l2i),
              entry(Opcode.I32_TRUNC_SAT_F32_S, CodeBuilder::f2i),
              entry(Opcode.I32_TRUNC_SAT_F64_S, CodeBuilder::d2i),
              entry(Opcode.I32_REINTERPRET_F32, NumericOperators::floatToInt),
              entry(Opcode.I64_ADD, CodeBuilder::ladd),
              entry(Opcode.I64_SUB, CodeBuilder::lsub),
              entry(Opcode.I64_MUL, CodeBuilder::lmul),
              entry(Opcode.I64_AND, CodeBuilder::land),
              entry(Opcode.I64_OR, CodeBuilder::lor),
              entry(Opcode.I64_XOR, CodeBuilder::lxor),
              entry(Opcode.I64_SHL, c -> c.l2i().lshl()),
              entry(Opcode.I64_SHR_S, c -> c.l2i().lshr()),
              entry(Opcode.I64_SHR_U, c -> c.l2i().lushr()),
              entry(Opcode.I64_ROTL, c -> rotateLong(c, "rotateLeft")),
              entry(Opcode.I64_ROTR, c -> rotateLong(c, "rotateRight")),
              entry(Opcode.I64_CLZ, c -> countLong(c, "numberOfLeadingZeros")),
              entry(Opcode.I64_CTZ, c -> countLong(c, "numberOfTrailingZeros")),
              entry(Opcode.I64_POPCNT, c -> countLong(c, "bitCount")),
              entry(Opcode.I64_EXTEND8_S, c -> c.l2i().i2b().i2l()),
              entry(Opcode.I64_EXTEND16_S, c -> c.l2i().i2s().i2l()),
              entry(Opcode.I64_EXTEND32_S, c -> c.l2i().i2l()),
              entry(Opcode.I64_EXTEND_I32_S, CodeBuilder::i2l),
              entry(Opcode.I64_EXTEND_I32_U, c -> c.i2l().loadConstant(LOW_HALF).land()),
              entry(Opcode.I64_TRUNC_SAT_F32_S, CodeBuilder::f2l),
              entry(Opcode.I64_TRUNC_SAT_F64_S, CodeBuilder::d2l),
              entry(Opcode.I64_REINTERPRET_F64, NumericOperators::doubleToLong),
              entry(Opcode.F32_ADD, CodeBuilder::fadd),
              entry(Opcode.F32_SUB, CodeBuilder::fsub),
              entry(Opcode.F32_MUL, CodeBuilder::fmul),
              entry(Opcode.F32_DIV, CodeBuilder::fdiv),
              entry(Opcode.F32_NEG, CodeBuilder::fneg),
              entry(Opcode.F32_ABS, c -> call(c, MATH, "abs", ConstantDescs.CD_float)),
              entry(Opcode.F32_CONVERT_I32_S, CodeBuilder::i2f),
              entry(Opcode.F32_CONVERT_I64_S, CodeBuilder::l2f),
              entry(Opcode.F32_DEMOTE_F64, CodeBuilder::d2f),
              entry(Opcode.F32_REINTERPRET_I32, NumericOperators::intToFloat),
              entry(Opcode.F64_ADD, CodeBuilder::dadd),
              entry(Opcode.F64_SUB, CodeBuilder::dsub),
              entry(Opcode.F64_MUL, CodeBuilder::dmul),
              entry(Opcode.F64_DIV, CodeBuilder::ddiv),
              entry(Opcode.F64_NEG, CodeBuilder::dneg),
              entry(Opcode.F64_ABS, c -> call(c, MATH, "abs", ConstantDescs.CD_double)),
              entry(Opcode.F64_CONVERT_I32_S, CodeBuilder::i2d),
              entry(Opcode.F64_CONVERT_I64_S, CodeBuilder::l2d),
              entry(Opcode.F64_PROMOTE_F32, CodeBuilder::f2d),
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
  static @Nullable Consumer<CodeBuilder> direct(Opcode opcode) {
    return DIRECT.get(opcode);
  }

  static boolean canTrap(Opcode opcode) {
    return TRAPPING.contains(opcode);
  }

  static void floatToInt(CodeBuilder code) {
    call(code, FLOAT, "floatToRawIntBits", ConstantDescs.CD_int, ConstantDescs.CD_float);
  }

  static void intToFloat(CodeBuilder code) {
    call(code, FLOAT, "intBitsToFloat", ConstantDescs.CD_float, ConstantDescs.CD_int);
  }

  static void doubleToLong(CodeBuilder code) {
    call(code, DOUBLE, "doubleToRawLongBits", ConstantDescs.CD_long, ConstantDescs.CD_double);
  }

  static void longToDouble(CodeBuilder code) {
    call(code, DOUBLE, "longBitsToDouble", ConstantDescs.CD_double, ConstantDescs.CD_long);
  }

  private static void callInt(CodeBuilder code, String name, int operands) {
    var int1 = ConstantDescs.CD_int;
    if (operands == 1) {
      call(code, INTEGER, name, int1, int1);
    } else {
      call(code, INTEGER, name, int1, int1, int1);
    }
  }

  private static void rotateLong(CodeBuilder code, String name) {
    code.l2i();
    call(code, LONG, name, ConstantDescs.CD_long, ConstantDescs.CD_long, ConstantDescs.CD_int);
  }

  private static void countLong(CodeBuilder code, String name) {
    call(code, LONG, name, ConstantDescs.CD_int, ConstantDescs.CD_long);
    code.i2l();
  }

  private static void call(CodeBuilder code, ClassDesc owner, String name, ClassDesc type) {
    call(code, owner, name, type, type);
  }

  private static void call(
      CodeBuilder code, ClassDesc owner, String name, ClassDesc result, ClassDesc... operands) {
    code.invokestatic(owner, name, MethodTypeDesc.of(result, operands));
  }
}
