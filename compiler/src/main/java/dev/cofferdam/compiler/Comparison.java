package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.DCMPG;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DCMPL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FCMPG;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FCMPL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LCMP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LCONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.sequence;
import static java.util.Map.entry;

import dev.cofferdam.compiler.RuntimeNames.Method;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.wasm.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A test that the JVM makes with a jump.
///
/// @param operandCount how many operands it takes
/// @param prefix what comes before the jump
/// @param ifTrue the jump that is taken where the test holds
record Comparison(int operandCount, Consumer<CodeWriter> prefix, Jump ifTrue) {
  private static final Consumer<CodeWriter> COMPARE_INTS =
      unsigned("Integer", ConstantDescs.CD_int);
  private static final Consumer<CodeWriter> COMPARE_LONGS = unsigned("Long", ConstantDescs.CD_long);

  /// Whether an `i32` is not zero, which is what branches test.
  static final Comparison NOT_ZERO = new Comparison(1, Comparison::nothing, Jump.IFNE);

  private static final Map<Opcode, Comparison> ALL =
      new EnumMap<>(
          Map.ofEntries(
              entry(Opcode.I32_EQZ, NOT_ZERO.negated()),
              entry(Opcode.I32_EQ, ofInts(Jump.IF_ICMPEQ)),
              entry(Opcode.I32_NE, ofInts(Jump.IF_ICMPNE)),
              entry(Opcode.I32_LT_S, ofInts(Jump.IF_ICMPLT)),
              entry(Opcode.I32_GT_S, ofInts(Jump.IF_ICMPGT)),
              entry(Opcode.I32_LE_S, ofInts(Jump.IF_ICMPLE)),
              entry(Opcode.I32_GE_S, ofInts(Jump.IF_ICMPGE)),
              entry(Opcode.I32_LT_U, compared(COMPARE_INTS, Jump.IFLT)),
              entry(Opcode.I32_GT_U, compared(COMPARE_INTS, Jump.IFGT)),
              entry(Opcode.I32_LE_U, compared(COMPARE_INTS, Jump.IFLE)),
              entry(Opcode.I32_GE_U, compared(COMPARE_INTS, Jump.IFGE)),
              entry(Opcode.I64_EQZ, new Comparison(1, sequence(LCONST_0, LCMP), Jump.IFEQ)),
              entry(Opcode.I64_EQ, compared(sequence(LCMP), Jump.IFEQ)),
              entry(Opcode.I64_NE, compared(sequence(LCMP), Jump.IFNE)),
              entry(Opcode.I64_LT_S, compared(sequence(LCMP), Jump.IFLT)),
              entry(Opcode.I64_GT_S, compared(sequence(LCMP), Jump.IFGT)),
              entry(Opcode.I64_LE_S, compared(sequence(LCMP), Jump.IFLE)),
              entry(Opcode.I64_GE_S, compared(sequence(LCMP), Jump.IFGE)),
              entry(Opcode.I64_LT_U, compared(COMPARE_LONGS, Jump.IFLT)),
              entry(Opcode.I64_GT_U, compared(COMPARE_LONGS, Jump.IFGT)),
              entry(Opcode.I64_LE_U, compared(COMPARE_LONGS, Jump.IFLE)),
              entry(Opcode.I64_GE_U, compared(COMPARE_LONGS, Jump.IFGE)),
              entry(Opcode.F32_EQ, compared(sequence(FCMPL), Jump.IFEQ)),
              entry(Opcode.F32_NE, compared(sequence(FCMPL), Jump.IFNE)),
              entry(Opcode.F32_LT, compared(sequence(FCMPG), Jump.IFLT)),
              entry(Opcode.F32_GT, compared(sequence(FCMPL), Jump.IFGT)),
              entry(Opcode.F32_LE, compared(sequence(FCMPG), Jump.IFLE)),
              entry(Opcode.F32_GE, compared(sequence(FCMPL), Jump.IFGE)),
              entry(Opcode.F64_EQ, compared(sequence(DCMPL), Jump.IFEQ)),
              entry(Opcode.F64_NE, compared(sequence(DCMPL), Jump.IFNE)),
              entry(Opcode.F64_LT, compared(sequence(DCMPG), Jump.IFLT)),
              entry(Opcode.F64_GT, compared(sequence(DCMPL), Jump.IFGT)),
              entry(Opcode.F64_LE, compared(sequence(DCMPG), Jump.IFLE)),
              entry(Opcode.F64_GE, compared(sequence(DCMPL), Jump.IFGE)),
              entry(Opcode.REF_IS_NULL, new Comparison(1, Comparison::nothing, Jump.IFNULL))));

  /// Returns the comparison that an instruction makes, or null where it makes none.
  static @Nullable Comparison of(Opcode opcode) {
    return ALL.get(opcode);
  }

  /// Returns the opposite.
  Comparison negated() {
    return new Comparison(operandCount, prefix, ifTrue.negated());
  }

  /// Returns the jump that is taken where the test does not hold.
  Jump ifFalse() {
    return ifTrue.negated();
  }

  private static Comparison ofInts(Jump ifTrue) {
    return new Comparison(2, Comparison::nothing, ifTrue);
  }

  private static Comparison compared(Consumer<CodeWriter> prefix, Jump ifTrue) {
    return new Comparison(2, prefix, ifTrue);
  }

  private static void nothing(CodeWriter ignored) {}

  private static Consumer<CodeWriter> unsigned(String className, ClassDesc operand) {
    var owner = ClassDesc.of("java.lang", className);
    return Method.ofStatic(owner, "compareUnsigned", ConstantDescs.CD_int, operand, operand)::call;
  }
}
