package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ATHROW;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IOR;

import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.VerificationType;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// What every method keeps of the runtime in JVM locals: instance, store, depth, fuel, and the
/// bytes of memory 0 where they are used.
///
/// Whatever leaves the method sees the fuel of the innermost function: it is saved before a call
/// and read back after it, and by a handler where an instruction traps in between.
final class MethodState {
  private static final int NONE = -1;
  private static final List<VerificationType> THROWABLE =
      List.of(VerificationType.object(ConstantDescs.CD_Throwable));

  private final JvmCode code;
  private final boolean isMemoryFixed;
  private final int instance;
  private final int depth;
  private final int store;
  private final int fuel;
  private final int memory;
  private boolean isMemoryStale;

  /// Creates the state of a method whose parameters end with instance and depth.
  MethodState(
      JvmCode code,
      ModuleShape shape,
      JvmLocals locals,
      int instance,
      int depth,
      boolean hasMemory) {
    this.code = code;
    this.instance = instance;
    this.depth = depth;
    store = locals.addFixed(RuntimeNames.STORE);
    fuel = locals.addFixed(ValueKind.I32);
    memory = hasMemory ? locals.addFixed(RuntimeNames.BYTES) : NONE;
    isMemoryFixed = shape.hasMemory() && shape.isMemoryFixed();
  }

  /// Fills the locals.
  void emitPrologue() {
    pushInstance();
    code.get(RuntimeNames.INSTANCE_STORE);
    code.next().plain(DUP).astore(store);
    code.get(RuntimeNames.STORE_FUEL);
    code.next().istore(fuel);
    if (memory != NONE) {
      loadMemory();
    }
  }

  private void loadMemory() {
    pushInstance();
    code.get(RuntimeNames.INSTANCE_MEMORY0);
    code.get(RuntimeNames.MEMORY_BYTES);
    code.next().astore(memory);
    isMemoryStale = false;
  }

  /// Takes off what the function's frames occupy of the modelled stack.
  void emitFrame(int bytes) {
    code.add(depth, -bytes);
  }

  void charge(int units) {
    if (units != 0) {
      code.add(fuel, -units);
    }
  }

  /// Looks at fuel and stack, as a function's entry does.
  void emitEntryCheck(Operands operands) {
    code.next().iload(fuel).iload(depth).plain(IOR);
    emitSlowPath(operands);
  }

  /// Looks at the fuel, as a loop's header does.
  void emitLoopCheck(Operands operands) {
    code.next().iload(fuel);
    emitSlowPath(operands);
  }

  private void emitSlowPath(Operands operands) {
    Label enough = code.newLabel();
    code.branch(Jump.IFGE, enough);
    code.endGuard();
    pushStore();
    code.next().iload(fuel).iload(depth);
    code.invoke(RuntimeNames.SLOW_PATH);
    code.next().istore(fuel);
    code.bind(enough, operands.localTypes(), operands.stackTypes(0));
  }

  void pushInstance() {
    code.next().aload(instance);
  }

  void pushStore() {
    code.next().aload(store);
  }

  void pushDepth() {
    code.next().iload(depth);
  }

  /// Pushes the bytes of memory 0.
  void pushMemory() {
    refreshMemory();
    code.next().aload(memory);
  }

  /// Reads the memory's bytes again if a call may have replaced them; control may go elsewhere only
  /// after that.
  void refreshMemory() {
    if (isMemoryStale) {
      loadMemory();
    }
  }

  /// Saves the fuel for others to see.
  void saveFuel() {
    pushStore();
    code.next().iload(fuel);
    code.put(RuntimeNames.STORE_FUEL);
  }

  /// Prepares a call that may use fuel or look at it.
  void beforeCall() {
    code.endGuard();
    saveFuel();
  }

  /// Takes over what the call has left.
  void afterCall() {
    pushStore();
    code.get(RuntimeNames.STORE_FUEL);
    code.next().istore(fuel);
    isMemoryStale = memory != NONE && !isMemoryFixed;
  }

  /// Emits the handler of all guarded ranges: saves the fuel and throws on.
  void emitHandler(List<VerificationType> locals) {
    code.bind(code.handler(), locals, THROWABLE);
    saveFuel();
    code.next().plain(ATHROW);
  }
}
