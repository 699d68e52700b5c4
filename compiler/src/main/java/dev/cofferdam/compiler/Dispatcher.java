package dev.cofferdam.compiler;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// The method through which functions of one type are called indirectly: a switch over the
/// functions of the own instance that can be in a table, so that the just-in-time compiler sees a
/// static call, and a method handle for any other.
///
/// Its parameters are the arguments, the callee, the caller's instance, and the depth. Where there
/// are too many functions for one method, it is the root of a tree of methods.
final class Dispatcher {
  static final String METHOD = "call";

  private static final int BYTES_MAX = 6_000;
  private static final int FAN_OUT = 16;

  private final ModuleShape shape;
  private final ClassLayout layout;
  private final int typeIndex;
  private final MethodTypeDesc type;
  private final ClassDesc self;
  private int methodCount;

  Dispatcher(ModuleShape shape, ClassLayout layout, int typeIndex) {
    this.shape = shape;
    this.layout = layout;
    this.typeIndex = typeIndex;
    type = methodType(layout, typeIndex);
    self = ClassLayout.dispatcherClass(typeIndex);
  }

  /// Returns the type of a dispatcher's method.
  static MethodTypeDesc methodType(ClassLayout layout, int typeIndex) {
    MethodTypeDesc type = layout.methodType(typeIndex);
    return type.insertParameterTypes(type.parameterCount() - 2, RuntimeNames.FUNC);
  }

  /// Adds the methods to a class.
  void addTo(ClassBuilder builder, int flags) {
    addMethod(builder, flags, METHOD, shape.referencedFuncs(typeIndex));
  }

  private void addMethod(ClassBuilder builder, int flags, String name, int[] functions) {
    int caseBytes = 16 + 3 * type.parameterCount();
    if (functions.length <= BYTES_MAX / caseBytes) {
      builder.withMethodBody(name, type, flags, code -> emitSwitch(code, functions));
      return;
    }
    int share = Math.max(BYTES_MAX / caseBytes, (functions.length + FAN_OUT - 1) / FAN_OUT);
    List<int[]> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int from = 0; from < functions.length; from += share) {
      int to = Math.min(from + share, functions.length);
      parts.add(java.util.Arrays.copyOfRange(functions, from, to));
      names.add(METHOD + methodCount++);
    }
    builder.withMethodBody(name, type, flags, code -> emitTree(code, parts, names));
    for (int i = 0; i < parts.size(); i++) {
      addMethod(builder, flags, names.get(i), parts.get(i));
    }
  }

  private int calleeIndex() {
    return type.parameterCount() - 3;
  }

  private void emitTree(CodeBuilder code, List<int[]> parts, List<String> names) {
    List<StackMapFrameInfo> frames = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Label next = code.newLabel();
      boolean isLast = i == parts.size() - 1;
      if (!isLast) {
        pushIndex(code);
        code.loadConstant(parts.get(i + 1)[0]).if_icmpge(next);
      }
      pushAll(code);
      code.invokestatic(self, names.get(i), type).return_(resultKind());
      if (!isLast) {
        code.labelBinding(next);
        frames.add(frame(next));
      }
    }
    code.with(StackMapTableAttribute.of(frames));
  }

  private void emitSwitch(CodeBuilder code, int[] functions) {
    Label otherwise = code.newLabel();
    List<StackMapFrameInfo> frames = new ArrayList<>();
    var callee = RuntimeNames.FUNC_INSTANCE;
    code.aload(code.parameterSlot(calleeIndex()))
        .getfield(callee.owner(), callee.name(), callee.type())
        .aload(code.parameterSlot(calleeIndex() + 1))
        .if_acmpne(otherwise);
    if (functions.length > 0) {
      emitCases(code, functions, otherwise, frames);
    }
    code.labelBinding(otherwise);
    frames.add(frame(otherwise));
    code.aload(code.parameterSlot(calleeIndex()));
    ImportMethod.callHandle(code, type, calleeIndex());
    code.return_(resultKind());
    code.with(StackMapTableAttribute.of(frames));
  }

  private void emitCases(
      CodeBuilder code, int[] functions, Label otherwise, List<StackMapFrameInfo> frames) {
    var cases = new ArrayList<SwitchCase>(functions.length);
    for (int function : functions) {
      cases.add(SwitchCase.of(function, code.newLabel()));
    }
    pushIndex(code);
    code.lookupswitch(otherwise, cases);
    for (SwitchCase entry : cases) {
      code.labelBinding(entry.target());
      frames.add(frame(entry.target()));
      emitCall(code, entry.caseValue());
    }
  }

  private void emitCall(CodeBuilder code, int function) {
    pushArguments(code);
    code.aload(code.parameterSlot(calleeIndex() + 1))
        .iload(code.parameterSlot(calleeIndex() + 2))
        .invokestatic(
            layout.functionClass(function),
            ClassLayout.methodName(function),
            layout.methodType(typeIndex))
        .return_(resultKind());
  }

  private void pushIndex(CodeBuilder code) {
    var index = RuntimeNames.FUNC_INDEX;
    code.aload(code.parameterSlot(calleeIndex()))
        .getfield(index.owner(), index.name(), index.type());
  }

  private void pushAll(CodeBuilder code) {
    pushArguments(code);
    code.aload(code.parameterSlot(calleeIndex()))
        .aload(code.parameterSlot(calleeIndex() + 1))
        .iload(code.parameterSlot(calleeIndex() + 2));
  }

  private void pushArguments(CodeBuilder code) {
    for (int i = 0; i < calleeIndex(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
  }

  private TypeKind resultKind() {
    return TypeKind.from(type.returnType());
  }

  private StackMapFrameInfo frame(Label label) {
    var locals = new JvmLocals();
    for (ClassDesc parameter : type.parameterList()) {
      locals.addParameter(parameter);
    }
    return StackMapFrameInfo.of(label, locals.types(new java.util.BitSet()), List.of());
  }
}
