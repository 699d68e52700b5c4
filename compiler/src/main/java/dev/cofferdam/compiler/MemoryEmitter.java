package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;

/// Emits the instructions on memories.
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
    code.constant(offset < 0 ? Integer.MIN_VALUE : offset);
    pushBytes(memoryIndex);
    code.invoke(RuntimeMethods.of(opcode));
    context.operands().consumed(operandCount);
  }

  private void pushBytes(int memoryIndex) {
    if (memoryIndex == 0) {
      state.pushMemory();
      return;
    }
    state.pushInstance();
    code.get(RuntimeNames.INSTANCE_MEMORIES);
    code.constant(memoryIndex);
    code.next().aaload();
    code.get(RuntimeNames.MEMORY_BYTES);
  }
}
