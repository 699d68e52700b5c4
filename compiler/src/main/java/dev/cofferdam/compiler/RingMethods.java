package dev.cofferdam.compiler;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.List;

/// The methods around the body of a function in a ring of tail calls: its usual one, which goes on
/// with whatever the body leaves to be called, and one that takes the arguments from the store.
final class RingMethods {
  private final ModuleShape shape;
  private final ClassLayout layout;
  private final int funcIndex;
  private final int ring;
  private final MethodTypeDesc type;

  RingMethods(ModuleShape shape, ClassLayout layout, int funcIndex, int ring) {
    this.shape = shape;
    this.layout = layout;
    this.funcIndex = funcIndex;
    this.ring = ring;
    type = layout.methodType(shape.funcTypeIndex(funcIndex));
  }

  void addTo(ClassBuilder builder) {
    int flags = ClassGenerator.METHOD_FLAGS;
    builder.withMethodBody(ClassLayout.methodName(funcIndex), type, flags, this::emitUsual);
    builder.withMethodBody(
        ClassLayout.storedCallName(funcIndex),
        Trampoline.nextType(shape, funcIndex),
        flags,
        this::emitStored);
  }

  private void emitUsual(CodeBuilder code) {
    TypeKind result = TypeKind.from(type.returnType());
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    callBody(code);
    int resultSlot = code.parameterSlot(type.parameterCount() - 1) + 1;
    var locals = new JvmLocals();
    type.parameterList().forEach(locals::addParameter);
    if (result != TypeKind.VOID) {
      locals.addParameter(type.returnType());
      code.storeLocal(result, resultSlot);
    }
    int instance = code.parameterSlot(type.parameterCount() - 2);
    Label again = code.newBoundLabel();
    Label done = code.newLabel();
    pushStore(code, instance);
    var callee = RuntimeNames.STORE_TAIL_CALLEE;
    code.getfield(callee.owner(), callee.name(), callee.type()).iflt(done);
    code.aload(instance)
        .iload(instance + 1)
        .invokestatic(
            ClassLayout.ringClass(ring), Trampoline.NEXT, Trampoline.nextType(shape, funcIndex));
    if (result != TypeKind.VOID) {
      code.storeLocal(result, resultSlot);
    }
    code.goto_(again).labelBinding(done);
    if (result != TypeKind.VOID) {
      code.loadLocal(result, resultSlot);
    }
    code.return_(result);
    var types = locals.types(new BitSet());
    code.with(
        StackMapTableAttribute.of(
            List.of(
                StackMapFrameInfo.of(again, types, List.of()),
                StackMapFrameInfo.of(done, types, List.of()))));
  }

  private void callBody(CodeBuilder code) {
    code.invokestatic(layout.functionClass(funcIndex), ClassLayout.bodyName(funcIndex), type);
  }

  private static void pushStore(CodeBuilder code, int instance) {
    var store = RuntimeNames.INSTANCE_STORE;
    code.aload(instance).getfield(store.owner(), store.name(), store.type());
  }

  private void emitStored(CodeBuilder code) {
    var callee = RuntimeNames.STORE_TAIL_CALLEE;
    pushStore(code, 0);
    code.iconst_m1().putfield(callee.owner(), callee.name(), callee.type());
    ValueKind[] params = ValueKind.of(shape.funcType(funcIndex).params());
    if (!ClassLayout.hasArgumentsInStore(shape.funcType(funcIndex))) {
      var jvm = new JvmCode(code);
      for (int i = 0; i < params.length; i++) {
        var field =
            params[i] == ValueKind.REF
                ? RuntimeNames.STORE_ARGUMENT_REFS
                : RuntimeNames.STORE_ARGUMENT_BITS;
        pushStore(code, 0);
        code.getfield(field.owner(), field.name(), field.type()).loadConstant(i);
        StoredValues.loadElement(jvm, params[i]);
      }
    }
    code.aload(0).iload(1);
    callBody(code);
    code.return_(TypeKind.from(type.returnType()));
  }
}
