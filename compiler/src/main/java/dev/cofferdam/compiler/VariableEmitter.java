package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AALOAD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ACONST_NULL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP2;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP_X2;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.SWAP;

import dev.cofferdam.wasm.Opcode;

/// Emits the instructions on locals and globals, and those that only move operands.
final class VariableEmitter {
  private final MethodContext context;
  private final JvmCode code;
  private final Operands operands;

  VariableEmitter(MethodContext context) {
    this.context = context;
    code = context.code();
    operands = context.operands();
  }

  void emit(Opcode opcode, int index) {
    switch (opcode) {
      case LOCAL_GET -> {
        context.variables().load(index);
        operands.consumed(0);
      }
      case LOCAL_SET -> {
        operands.require(1);
        context.variables().store(index);
        operands.consumed(1);
      }
      case LOCAL_TEE -> {
        operands.require(1);
        duplicate(operands.kind(0));
        context.variables().store(index);
        operands.consumed(1);
      }
      case GLOBAL_GET -> emitGlobalGet(index);
      case GLOBAL_SET -> emitGlobalSet(index);
      case REF_NULL -> {
        code.next().plain(ACONST_NULL);
        operands.consumed(0);
      }
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void duplicate(ValueKind kind) {
    if (kind.slots() == 2) {
      code.next().plain(DUP2);
    } else {
      code.next().plain(DUP);
    }
  }

  private void emitGlobalGet(int index) {
    pushGlobal(index);
    code.get(field(context.shape().globalKind(index)));
    operands.consumed(0);
  }

  private void emitGlobalSet(int index) {
    operands.require(1);
    ValueKind kind = context.shape().globalKind(index);
    pushGlobal(index);
    if (kind.slots() == 2) {
      code.next().plain(DUP_X2, POP);
    } else {
      code.next().plain(SWAP);
    }
    code.put(field(kind));
    operands.consumed(1);
  }

  private void pushGlobal(int index) {
    context.state().pushInstance();
    code.get(RuntimeNames.INSTANCE_GLOBALS);
    code.constant(index);
    code.next().plain(AALOAD);
  }

  private static RuntimeNames.Field field(ValueKind kind) {
    return switch (kind) {
      case I32 -> RuntimeNames.GLOBAL_I32;
      case I64 -> RuntimeNames.GLOBAL_I64;
      case F32 -> RuntimeNames.GLOBAL_F32;
      case F64 -> RuntimeNames.GLOBAL_F64;
      case REF -> RuntimeNames.GLOBAL_REF;
    };
  }
}
