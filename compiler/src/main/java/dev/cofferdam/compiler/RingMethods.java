package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ICONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ICONST_M1;

import dev.cofferdam.compiler.classfile.ClassWriter;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.wasm.ValType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.List;

/// The methods around the body of a function in a ring of tail calls: its usual one, which goes on
/// with whatever the body leaves to be called, and one that takes the arguments from the store.
///
/// Where tail calls may leave the module there is one more between: it goes on in the module only,
/// and returns to the usual method, here or of another module, what is to be called elsewhere.
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

  void addTo(ClassWriter writer) {
    String name = ClassLayout.methodName(funcIndex);
    if (shape.tailCalls().isOpen(ring)) {
      writer.method(name, type, this::emitOpen);
      name = ClassLayout.insideName(funcIndex);
    }
    writer.method(name, type, this::emitInside);
    writer.method(
        ClassLayout.storedCallName(funcIndex),
        Trampoline.nextType(shape, funcIndex),
        this::emitStored);
  }

  /// Calls the method that stays in the module, and makes what it leaves to be called outside.
  private void emitOpen(CodeWriter code) {
    callWithParameters(code, ClassLayout.insideName(funcIndex));
    int instance = instance(code);
    Label done = code.newLabel();
    pushStore(code, instance);
    get(code, RuntimeNames.STORE_OUTER_TAIL_CALLEE);
    code.branch(Jump.IFNULL, done);
    var run = RuntimeNames.RUN_OUTER_TAIL_CALLS;
    code.aload(instance).iload(instance + 1).invokestatic(run.owner(), run.name(), run.type());
    emitOuterResult(code, instance);
    bind(code, done);
    returnResult(code);
  }

  private void emitOuterResult(CodeWriter code, int instance) {
    List<ValType> results = shape.funcType(funcIndex).results();
    if (results.isEmpty()) {
      return;
    }
    ValueKind kind = ValueKind.of(results.getFirst());
    pushStore(code, instance);
    get(
        code,
        kind == ValueKind.REF ? RuntimeNames.STORE_RESULT_REFS : RuntimeNames.STORE_RESULT_BITS);
    code.plain(ICONST_0);
    StoredValues.loadElement(new JvmCode(code), kind);
    code.storeLocal(kind.typeKind(), resultSlot(code));
  }

  /// Calls the body, and goes on with what it leaves to be called in the module.
  private void emitInside(CodeWriter code) {
    callWithParameters(code, ClassLayout.bodyName(funcIndex));
    int instance = instance(code);
    Label again = code.newLabel();
    bind(code, again);
    Label done = code.newLabel();
    pushStore(code, instance);
    get(code, RuntimeNames.STORE_TAIL_CALLEE);
    code.branch(Jump.IFLT, done);
    code.aload(instance)
        .iload(instance + 1)
        .invokestatic(
            ClassLayout.ringClass(ring), Trampoline.NEXT, Trampoline.nextType(shape, funcIndex));
    storeResult(code);
    code.goTo(again);
    bind(code, done);
    returnResult(code);
  }

  private int instance(CodeWriter code) {
    return code.parameterSlot(type.parameterCount() - 2);
  }

  private int resultSlot(CodeWriter code) {
    return code.parameterSlot(type.parameterCount() - 1) + 1;
  }

  /// Calls another method of the function and keeps the result.
  private void callWithParameters(CodeWriter code, String name) {
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.invokestatic(layout.functionClass(funcIndex), name, type);
    storeResult(code);
  }

  private void storeResult(CodeWriter code) {
    TypeKind result = TypeKind.from(type.returnType());
    if (result != TypeKind.VOID) {
      code.storeLocal(result, resultSlot(code));
    }
  }

  private void returnResult(CodeWriter code) {
    TypeKind result = TypeKind.from(type.returnType());
    if (result != TypeKind.VOID) {
      code.loadLocal(result, resultSlot(code));
    }
    code.return_(result);
  }

  private void bind(CodeWriter code, Label label) {
    var locals = new JvmLocals();
    type.parameterList().forEach(locals::addParameter);
    if (!type.returnType().equals(ConstantDescs.CD_void)) {
      locals.addParameter(type.returnType());
    }
    code.bind(label, locals.types(new BitSet()), List.of());
  }

  private static void get(CodeWriter code, RuntimeNames.Field field) {
    code.getfield(field.owner(), field.name(), field.type());
  }

  private void callBody(CodeWriter code) {
    code.invokestatic(layout.functionClass(funcIndex), ClassLayout.bodyName(funcIndex), type);
  }

  private static void pushStore(CodeWriter code, int instance) {
    var store = RuntimeNames.INSTANCE_STORE;
    code.aload(instance).getfield(store.owner(), store.name(), store.type());
  }

  private void emitStored(CodeWriter code) {
    var callee = RuntimeNames.STORE_TAIL_CALLEE;
    pushStore(code, 0);
    code.plain(ICONST_M1).putfield(callee.owner(), callee.name(), callee.type());
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
