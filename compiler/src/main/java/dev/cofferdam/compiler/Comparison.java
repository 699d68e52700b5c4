package dev.cofferdam.compiler;

import static java.util.Map.entry;

import dev.cofferdam.wasm.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A test that the JVM makes with a jump.
///
/// @param operandCount how many operands it takes
/// @param prefix what comes before the jump
/// @param ifTrue the jump that is taken where the test holds
/// @param ifFalse the jump that is taken where it does not
record Comparison(
    int operandCount,
    Consumer<CodeBuilder> prefix,
    java.lang.classfile.Opcode ifTrue,
    java.lang.classfile.Opcode ifFalse) {
  /// Whether an `i32` is not zero, which is what branches test.
  static final Comparison NOT_ZERO =
      new Comparison(
          1, Comparison::nothing, java.lang.classfile.Opcode.IFNE, java.lang.classfile.Opcode.IFEQ);

  private static final Map<Opcode, Comparison> ALL =
      new EnumMap<>(
          Map.ofEntries(
              entry(Opcode.I32_EQZ, NOT_ZERO.negated()),
              entry(Opcode.I32_EQ, ofInts("EQ")),
              entry(Opcode.I32_NE, ofInts("NE")),
              entry(Opcode.I32_LT_S, ofInts("LT")),
              entry(Opcode.I32_GT_S, ofInts("GT")),
              entry(Opcode.I32_LE_S, ofInts("LE")),
              entry(Opcode.I32_GE_S, ofInts("GE")),
              entry(Opcode.I32_LT_U, compared(Comparison::compareInts, "LT")),
              entry(Opcode.I32_GT_U, compared(Comparison::compareInts, "GT")),
              entry(Opcode.I32_LE_U, compared(Comparison::compareInts, "LE")),
              entry(Opcode.I32_GE_U, compared(Comparison::compareInts, "GE")),
              entry(Opcode.I64_EQZ, of(1, c -> c.lconst_0().lcmp(), "IF", "EQ")),
              entry(Opcode.I64_EQ, compared(CodeBuilder::lcmp, "EQ")),
              entry(Opcode.I64_NE, compared(CodeBuilder::lcmp, "NE")),
              entry(Opcode.I64_LT_S, compared(CodeBuilder::lcmp, "LT")),
              entry(Opcode.I64_GT_S, compared(CodeBuilder::lcmp, "GT")),
              entry(Opcode.I64_LE_S, compared(CodeBuilder::lcmp, "LE")),
              entry(Opcode.I64_GE_S, compared(CodeBuilder::lcmp, "GE")),
              entry(Opcode.I64_LT_U, compared(Comparison::compareLongs, "LT")),
              entry(Opcode.I64_GT_U, compared(Comparison::compareLongs, "GT")),
              entry(Opcode.I64_LE_U, compared(Comparison::compareLongs, "LE")),
              entry(Opcode.I64_GE_U, compared(Comparison::compareLongs, "GE")),
              entry(Opcode.F32_EQ, compared(CodeBuilder::fcmpl, "EQ")),
              entry(Opcode.F32_NE, compared(CodeBuilder::fcmpl, "NE")),
              entry(Opcode.F32_LT, compared(CodeBuilder::fcmpg, "LT")),
              entry(Opcode.F32_GT, compared(CodeBuilder::fcmpl, "GT")),
              entry(Opcode.F32_LE, compared(CodeBuilder::fcmpg, "LE")),
              entry(Opcode.F32_GE, compared(CodeBuilder::fcmpl, "GE")),
              entry(Opcode.F64_EQ, compared(CodeBuilder::dcmpl, "EQ")),
              entry(Opcode.F64_NE, compared(CodeBuilder::dcmpl, "NE")),
              entry(Opcode.F64_LT, compared(CodeBuilder::dcmpg, "LT")),
              entry(Opcode.F64_GT, compared(CodeBuilder::dcmpl, "GT")),
              entry(Opcode.F64_LE, compared(CodeBuilder::dcmpg, "LE")),
              entry(Opcode.F64_GE, compared(CodeBuilder::dcmpl, "GE")),
              entry(
                  Opcode.REF_IS_NULL,
                  new Comparison(
                      1,
                      Comparison::nothing,
                      java.lang.classfile.Opcode.IFNULL,
                      java.lang.classfile.Opcode.IFNONNULL))));

  /// Returns the comparison that an instruction makes, or null where it makes none.
  static @Nullable Comparison of(Opcode opcode) {
    return ALL.get(opcode);
  }

  /// Returns the opposite.
  Comparison negated() {
    return new Comparison(operandCount, prefix, /* ifTrue= */ ifFalse, /* ifFalse= */ ifTrue);
  }

  private static Comparison ofInts(String relation) {
    return of(2, Comparison::nothing, "IF_ICMP", relation);
  }

  private static Comparison compared(Consumer<CodeBuilder> prefix, String relation) {
    return of(2, prefix, "IF", relation);
  }

  private static Comparison of(
      int operandCount, Consumer<CodeBuilder> prefix, String family, String relation) {
    return new Comparison(
        operandCount, prefix, jump(family + relation), jump(family + opposite(relation)));
  }

  private static java.lang.classfile.Opcode jump(String name) {
    return java.lang.classfile.Opcode.valueOf(name);
  }

  private static String opposite(String relation) {
    return switch (relation) {
      case "EQ" -> "NE";
      case "NE" -> "EQ";
      case "LT" -> "GE";
      case "GE" -> "LT";
      case "GT" -> "LE";
      case "LE" -> "GT";
      default -> throw new IllegalArgumentException(relation);
    };
  }

  private static void nothing(CodeBuilder ignored) {}

  private static void compareInts(CodeBuilder code) {
    compare(code, "Integer", ConstantDescs.CD_int);
  }

  private static void compareLongs(CodeBuilder code) {
    compare(code, "Long", ConstantDescs.CD_long);
  }

  private static void compare(CodeBuilder code, String className, ClassDesc operand) {
    code.invokestatic(
        ClassDesc.of("java.lang", className),
        "compareUnsigned",
        MethodTypeDesc.of(ConstantDescs.CD_int, operand, operand));
  }
}
