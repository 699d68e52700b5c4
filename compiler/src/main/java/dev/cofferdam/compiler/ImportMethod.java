package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AALOAD;

import dev.cofferdam.compiler.classfile.CodeWriter;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/// The method that calls an imported function.
final class ImportMethod {
  private final MethodTypeDesc type;
  private final int funcIndex;

  ImportMethod(ClassLayout layout, int funcIndex, int typeIndex) {
    this.funcIndex = funcIndex;
    type = layout.methodType(typeIndex);
  }

  MethodTypeDesc type() {
    return type;
  }

  void emit(CodeWriter code) {
    var functions = RuntimeNames.INSTANCE_FUNCTIONS;
    int instanceIndex = type.parameterCount() - 2;
    code.aload(code.parameterSlot(instanceIndex))
        .getfield(functions.owner(), functions.name(), functions.type())
        .loadConstant(funcIndex)
        .plain(AALOAD);
    callHandle(code, type, instanceIndex);
    code.return_(TypeKind.from(type.returnType()));
  }

  /// Calls the function on the JVM's stack with the first `argumentCount` parameters of the method
  /// and its last one, the depth.
  static void callHandle(CodeWriter code, MethodTypeDesc type, int argumentCount) {
    var handle = RuntimeNames.FUNC_HANDLE;
    code.invokevirtual(handle.owner(), handle.name(), handle.type());
    for (int i = 0; i < argumentCount; i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    int depthIndex = type.parameterCount() - 1;
    code.iload(code.parameterSlot(depthIndex));
    MethodTypeDesc called = type.dropParameterTypes(argumentCount, depthIndex);
    code.invokevirtual(handle.type().returnType(), "invokeExact", called);
  }
}
