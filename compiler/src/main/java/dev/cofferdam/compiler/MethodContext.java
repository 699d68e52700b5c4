package dev.cofferdam.compiler;

import java.lang.constant.ClassDesc;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the emitters of one method share.
///
/// @param shape the module
/// @param layout names of the module's classes
/// @param self the class of the method
/// @param function the function
/// @param code the method's code
/// @param operands where operands are
/// @param variables where the function's locals are
/// @param state what is kept of the runtime
/// @param lines line numbers
/// @param scratch locals for a value in passing, where memory is accessed in place
record MethodContext(
    ModuleShape shape,
    ClassLayout layout,
    ClassDesc self,
    FunctionCode function,
    JvmCode code,
    Operands operands,
    Variables variables,
    MethodState state,
    LineNumbers lines,
    @Nullable ScratchLocals scratch) {
  /// Returns whether loads and stores are done in place, without a method of the runtime.
  boolean accessesDirectly() {
    return scratch != null;
  }

  /// Returns the slot of a local for a value of this kind in passing.
  int scratch(ValueKind kind) {
    return Objects.requireNonNull(scratch).slot(kind);
  }

  /// Starts an instruction that may trap: gives it a line, and has the fuel saved if it does.
  void beginTrapping(int position) {
    code.guard();
    code.line(lines.of(position));
  }

  /// Emits the handler that saves the fuel where an instruction traps, if any can.
  void emitHandler() {
    code.endGuard();
    if (code.isGuarded()) {
      operands.atLabel(OperandTypes.EMPTY);
      state.emitHandler(operands.localTypes());
    }
  }
}
