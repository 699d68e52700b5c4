package dev.cofferdam.compiler.classfile;

/// The conditional jumps of the JVM.
public enum Jump {
  IFEQ(0x99, 1),
  IFNE(0x9a, 1),
  IFLT(0x9b, 1),
  IFGE(0x9c, 1),
  IFGT(0x9d, 1),
  IFLE(0x9e, 1),
  IF_ICMPEQ(0x9f, 2),
  IF_ICMPNE(0xa0, 2),
  IF_ICMPLT(0xa1, 2),
  IF_ICMPGE(0xa2, 2),
  IF_ICMPGT(0xa3, 2),
  IF_ICMPLE(0xa4, 2),
  IF_ACMPEQ(0xa5, 2),
  IF_ACMPNE(0xa6, 2),
  IFNULL(0xc6, 1),
  IFNONNULL(0xc7, 1);

  private final int opcode;
  private final int operandCount;

  Jump(int opcode, int operandCount) {
    this.opcode = opcode;
    this.operandCount = operandCount;
  }

  int opcode() {
    return opcode;
  }

  /// Returns how many slots of the operand stack it takes.
  int operandCount() {
    return operandCount;
  }

  /// Returns the jump that is taken where this one is not.
  public Jump negated() {
    return switch (this) {
      case IFEQ -> IFNE;
      case IFNE -> IFEQ;
      case IFLT -> IFGE;
      case IFGE -> IFLT;
      case IFGT -> IFLE;
      case IFLE -> IFGT;
      case IF_ICMPEQ -> IF_ICMPNE;
      case IF_ICMPNE -> IF_ICMPEQ;
      case IF_ICMPLT -> IF_ICMPGE;
      case IF_ICMPGE -> IF_ICMPLT;
      case IF_ICMPGT -> IF_ICMPLE;
      case IF_ICMPLE -> IF_ICMPGT;
      case IF_ACMPEQ -> IF_ACMPNE;
      case IF_ACMPNE -> IF_ACMPEQ;
      case IFNULL -> IFNONNULL;
      case IFNONNULL -> IFNULL;
    };
  }
}
