package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.ClassWriter;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// The method through which functions of one type are called indirectly: a switch over the
/// functions of the own instance that can be in a table, so that the just-in-time compiler sees a
/// static call, and a method handle for any other. A class can name so many methods only; functions
/// beyond that are called by their handles, too.
///
/// Its parameters are the arguments, the callee, the caller's instance, and the depth.
final class Dispatcher implements IndexSwitch.Content {
  static final String METHOD = "call";

  /// Each takes up to five entries of the constant pool, which has 65,535.
  static final int FUNCTIONS_MAX = 10_000;

  private final ClassLayout layout;
  private final int typeIndex;
  private final MethodTypeDesc type;

  Dispatcher(ClassLayout layout, int typeIndex) {
    this.layout = layout;
    this.typeIndex = typeIndex;
    type = methodType(layout, typeIndex);
  }

  /// Returns the type of a dispatcher's method.
  static MethodTypeDesc methodType(ClassLayout layout, int typeIndex) {
    MethodTypeDesc type = layout.methodType(typeIndex);
    return type.insertParameterTypes(type.parameterCount() - 2, RuntimeNames.FUNC);
  }

  /// Adds the method for calls of these functions, ascending, to a class.
  void addTo(ClassWriter writer, int[] functions) {
    int[] named = Arrays.copyOf(functions, Math.min(functions.length, FUNCTIONS_MAX));
    int caseBytes = 24 + 4 * type.parameterCount();
    new IndexSwitch(ClassLayout.dispatcherClass(typeIndex), type, caseBytes, this)
        .addTo(writer, METHOD, named);
  }

  private int calleeSlot(CodeWriter code) {
    return code.parameterSlot(argumentCount());
  }

  private int argumentCount() {
    return type.parameterCount() - 3;
  }

  @Override
  public void pushIndex(CodeWriter code) {
    var index = RuntimeNames.FUNC_INDEX;
    code.aload(calleeSlot(code)).getfield(index.owner(), index.name(), index.type());
  }

  @Override
  public void emitGuard(CodeWriter code, Label otherwise) {
    var instance = RuntimeNames.FUNC_INSTANCE;
    code.aload(calleeSlot(code))
        .getfield(instance.owner(), instance.name(), instance.type())
        .aload(calleeSlot(code) + 1)
        .branch(Jump.IF_ACMPNE, otherwise);
  }

  @Override
  public void emitCase(CodeWriter code, int funcIndex) {
    for (int i = 0; i < argumentCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.aload(calleeSlot(code) + 1)
        .iload(calleeSlot(code) + 2)
        .invokestatic(
            layout.functionClass(funcIndex),
            ClassLayout.methodName(funcIndex),
            layout.methodType(typeIndex))
        .return_(TypeKind.from(type.returnType()));
  }

  @Override
  public void emitOtherwise(CodeWriter code) {
    code.aload(calleeSlot(code));
    ImportMethod.callHandle(code, type, argumentCount());
    code.return_(TypeKind.from(type.returnType()));
  }
}
