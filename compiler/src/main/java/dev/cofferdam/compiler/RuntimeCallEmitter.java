package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Immediates;
import dev.cofferdam.wasm.Opcode;
import java.util.EnumMap;
import java.util.Map;

/// Emits the instructions that are calls of the runtime: on whole ranges, on tables, and on
/// segments.
final class RuntimeCallEmitter {
  private static final Map<Opcode, RuntimeNames.Method> METHODS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Opcode.MEMORY_SIZE, RuntimeNames.MEMORY_SIZE),
              Map.entry(Opcode.MEMORY_GROW, RuntimeNames.MEMORY_GROW),
              Map.entry(Opcode.MEMORY_FILL, RuntimeNames.MEMORY_FILL),
              Map.entry(Opcode.MEMORY_COPY, RuntimeNames.MEMORY_COPY),
              Map.entry(Opcode.MEMORY_INIT, RuntimeNames.MEMORY_INIT),
              Map.entry(Opcode.DATA_DROP, RuntimeNames.DROP_DATA),
              Map.entry(Opcode.TABLE_GET, RuntimeNames.TABLE_GET),
              Map.entry(Opcode.TABLE_SET, RuntimeNames.TABLE_SET),
              Map.entry(Opcode.TABLE_SIZE, RuntimeNames.TABLE_SIZE),
              Map.entry(Opcode.TABLE_GROW, RuntimeNames.TABLE_GROW),
              Map.entry(Opcode.TABLE_FILL, RuntimeNames.TABLE_FILL),
              Map.entry(Opcode.TABLE_COPY, RuntimeNames.TABLE_COPY),
              Map.entry(Opcode.TABLE_INIT, RuntimeNames.TABLE_INIT),
              Map.entry(Opcode.ELEM_DROP, RuntimeNames.DROP_ELEM),
              Map.entry(Opcode.REF_FUNC, RuntimeNames.FUNC_REF)));

  private final MethodContext context;
  private final JvmCode code;
  private final MethodState state;

  RuntimeCallEmitter(MethodContext context) {
    this.context = context;
    code = context.code();
    state = context.state();
  }

  /// Returns the methods by instruction.
  static Map<Opcode, RuntimeNames.Method> methods() {
    return METHODS;
  }

  /// Returns whether the instruction is a call of the runtime.
  static boolean isCall(Opcode opcode) {
    return METHODS.containsKey(opcode);
  }

  void emit(Opcode opcode, int position) {
    RuntimeNames.Method method = METHODS.get(opcode);
    if (method == null) {
      throw new IllegalArgumentException(opcode.mnemonic());
    }
    int immediateCount = immediateCount(opcode.immediates());
    int operandCount = method.type().parameterCount() - immediateCount - 1;
    context.operands().require(operandCount);
    boolean usesFuel = usesFuel(opcode);
    if (usesFuel) {
      state.beforeCall();
      code.line(context.lines().of(position));
    } else {
      context.beginTrapping(position);
    }
    pushImmediates(position, immediateCount);
    state.pushInstance();
    code.invoke(method);
    if (usesFuel) {
      state.afterCall();
    }
    context.operands().consumed(operandCount);
  }

  private void pushImmediates(int position, int count) {
    if (count == 2) {
      code.constant(context.function().upperIndex(position));
    }
    code.constant(context.function().index(position));
  }

  private static int immediateCount(Immediates immediates) {
    return switch (immediates) {
      case TABLE_TABLE, ELEM_TABLE, MEMORY_MEMORY, DATA_MEMORY -> 2;
      default -> 1;
    };
  }

  private static boolean usesFuel(Opcode opcode) {
    return switch (opcode) {
      case MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> true;
      case TABLE_GROW, TABLE_FILL, TABLE_COPY, TABLE_INIT -> true;
      default -> false;
    };
  }
}
