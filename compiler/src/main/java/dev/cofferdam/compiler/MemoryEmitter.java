package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AALOAD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ARRAYLENGTH;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.SWAP;

import dev.cofferdam.wasm.Opcode;

/// Emits loads and stores.
final class MemoryEmitter {
  private final MethodContext context;
  private final JvmCode code;
  private final MethodState state;

  MemoryEmitter(MethodContext context) {
    this.context = context;
    code = context.code();
    state = context.state();
  }

  /// Emits a load or a store.
  void emitAccess(Opcode opcode, int position) {
    int operandCount = OperatorTypes.operandCount(opcode);
    context.operands().require(operandCount);
    int offset = context.function().index(position);
    int memoryIndex = context.function().upperIndex(position);
    if (memoryIndex == 0) {
      state.refreshMemory();
    }
    context.beginTrapping(position);
    int limitedOffset = offset < 0 ? Integer.MIN_VALUE : offset;
    if (context.accessesDirectly()) {
      emitDirect(DirectAccess.of(opcode), limitedOffset, memoryIndex);
    } else {
      code.constant(limitedOffset);
      pushBytes(memoryIndex);
      code.invoke(RuntimeMethods.of(opcode));
    }
    context.operands().consumed(operandCount);
  }

  private void emitDirect(DirectAccess access, int offset, int memoryIndex) {
    if (access.isStore()) {
      access.narrow().accept(code.next());
      code.store(access.kind(), context.scratch(access.kind()));
    }
    emitIndex(offset);
    if (access.isByte()) {
      pushBytes(memoryIndex);
      code.next().plain(ARRAYLENGTH);
      code.invoke(RuntimeNames.CHECK_INDEX);
    } else {
      code.getStatic(access.handle());
      code.next().plain(SWAP);
    }
    pushBytes(memoryIndex);
    code.next().plain(SWAP);
    if (access.isStore()) {
      code.load(access.kind(), context.scratch(access.kind()));
    }
    access.emit(code.next());
  }

  /// Adds the offset to the address; a sum of 2^31 and more becomes negative or is refused at once.
  private void emitIndex(int offset) {
    if (offset != 0) {
      code.constant(Integer.MAX_VALUE);
      code.invoke(RuntimeNames.CHECK_INDEX);
      code.constant(offset);
      code.next().plain(IADD);
    }
  }

  private void pushBytes(int memoryIndex) {
    if (memoryIndex == 0) {
      state.pushMemory();
      return;
    }
    state.pushInstance();
    code.get(RuntimeNames.INSTANCE_MEMORIES);
    code.constant(memoryIndex);
    code.next().plain(AALOAD);
    code.get(RuntimeNames.MEMORY_BYTES);
  }
}
