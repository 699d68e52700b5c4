package dev.cofferdam.compiler.classfile;

import java.util.function.Consumer;

/// The instructions that have no operands in the code: chapter 6 of the specification.
public enum PlainInstruction {
  ACONST_NULL(0x1, 1),
  ICONST_M1(0x2, 1),
  ICONST_0(0x3, 1),
  ICONST_1(0x4, 1),
  LCONST_0(0x9, 2),
  FCONST_0(0xb, 1),
  DCONST_0(0xe, 2),
  LALOAD(0x2f, 0),
  AALOAD(0x32, -1),
  BALOAD(0x33, -1),
  LASTORE(0x50, -4),
  AASTORE(0x53, -3),
  BASTORE(0x54, -3),
  POP(0x57, -1),
  POP2(0x58, -2),
  DUP(0x59, 1),
  DUP_X2(0x5b, 1),
  DUP2(0x5c, 2),
  DUP2_X2(0x5e, 2),
  SWAP(0x5f, 0),
  IADD(0x60, -1),
  LADD(0x61, -2),
  FADD(0x62, -1),
  DADD(0x63, -2),
  ISUB(0x64, -1),
  LSUB(0x65, -2),
  FSUB(0x66, -1),
  DSUB(0x67, -2),
  IMUL(0x68, -1),
  LMUL(0x69, -2),
  FMUL(0x6a, -1),
  DMUL(0x6b, -2),
  FDIV(0x6e, -1),
  DDIV(0x6f, -2),
  FNEG(0x76, 0),
  DNEG(0x77, 0),
  ISHL(0x78, -1),
  LSHL(0x79, -1),
  ISHR(0x7a, -1),
  LSHR(0x7b, -1),
  IUSHR(0x7c, -1),
  LUSHR(0x7d, -1),
  IAND(0x7e, -1),
  LAND(0x7f, -2),
  IOR(0x80, -1),
  LOR(0x81, -2),
  IXOR(0x82, -1),
  LXOR(0x83, -2),
  I2L(0x85, 1),
  I2F(0x86, 0),
  I2D(0x87, 1),
  L2I(0x88, -1),
  L2F(0x89, -1),
  L2D(0x8a, 0),
  F2I(0x8b, 0),
  F2L(0x8c, 1),
  F2D(0x8d, 1),
  D2I(0x8e, -1),
  D2L(0x8f, 0),
  D2F(0x90, -1),
  I2B(0x91, 0),
  I2S(0x93, 0),
  LCMP(0x94, -3),
  FCMPL(0x95, -1),
  FCMPG(0x96, -1),
  DCMPL(0x97, -3),
  DCMPG(0x98, -3),
  ARRAYLENGTH(0xbe, 0),
  ATHROW(0xbf, -1);

  private final int opcode;
  private final int pushed;

  PlainInstruction(int opcode, int pushed) {
    this.opcode = opcode;
    this.pushed = pushed;
  }

  /// Returns what writes these instructions.
  public static Consumer<CodeWriter> sequence(PlainInstruction... instructions) {
    return code -> code.plain(instructions);
  }

  int opcode() {
    return opcode;
  }

  /// Returns by how many slots the operand stack is deeper after it.
  int pushed() {
    return pushed;
  }
}
