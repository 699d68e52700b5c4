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
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A static method that switches over function indices, as a tree of methods where there are too
/// many for one. Every method of it has the same type.
///
/// @param self the class of the methods
/// @param type the type of the methods
/// @param caseBytes an upper estimate of the bytes of one case
/// @param content what the methods do
record IndexSwitch(ClassDesc self, MethodTypeDesc type, int caseBytes, Content content) {
  private static final int BYTES_MAX = 6_000;
  private static final int FAN_OUT = 16;

  /// What the methods of a switch do.
  interface Content {
    /// Pushes the index to switch over.
    void pushIndex(CodeBuilder code);

    /// Jumps to `otherwise` where the index is not to be looked at; emits nothing if it always is.
    void emitGuard(CodeBuilder code, Label otherwise);

    /// Emits what is done with a function, up to the return.
    void emitCase(CodeBuilder code, int funcIndex);

    /// Emits what is done otherwise, up to the return.
    void emitOtherwise(CodeBuilder code);
  }

  /// Adds the methods for these functions, ascending, to a class.
  void addTo(ClassBuilder builder, String name, int[] functions) {
    int casesMax = Math.max(BYTES_MAX / caseBytes, 1);
    if (functions.length <= casesMax) {
      builder.withMethodBody(
          name, type, ClassGenerator.METHOD_FLAGS, code -> emitSwitch(code, functions));
      return;
    }
    int share = Math.max(casesMax, (functions.length + FAN_OUT - 1) / FAN_OUT);
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from < functions.length; from += share) {
      parts.add(Arrays.copyOfRange(functions, from, Math.min(from + share, functions.length)));
    }
    builder.withMethodBody(
        name, type, ClassGenerator.METHOD_FLAGS, code -> emitTree(code, name, parts));
    for (int i = 0; i < parts.size(); i++) {
      addTo(builder, name + "_" + i, parts.get(i));
    }
  }

  private void emitTree(CodeBuilder code, String name, List<int[]> parts) {
    List<StackMapFrameInfo> frames = new ArrayList<>();
    int last = parts.size() - 1;
    for (int i = 0; i < last; i++) {
      Label next = code.newLabel();
      content.pushIndex(code);
      code.loadConstant(parts.get(i + 1)[0]).if_icmpge(next);
      emitCall(code, name + "_" + i);
      code.labelBinding(next);
      frames.add(frame(next));
    }
    emitCall(code, name + "_" + last);
    code.with(StackMapTableAttribute.of(frames));
  }

  private void emitCall(CodeBuilder code, String name) {
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.invokestatic(self, name, type).return_(TypeKind.from(type.returnType()));
  }

  private void emitSwitch(CodeBuilder code, int[] functions) {
    Label otherwise = code.newLabel();
    List<StackMapFrameInfo> frames = new ArrayList<>();
    content.emitGuard(code, otherwise);
    var cases = new ArrayList<SwitchCase>(functions.length);
    for (int function : functions) {
      cases.add(SwitchCase.of(function, code.newLabel()));
    }
    content.pushIndex(code);
    code.lookupswitch(otherwise, cases);
    for (SwitchCase entry : cases) {
      code.labelBinding(entry.target());
      frames.add(frame(entry.target()));
      content.emitCase(code, entry.caseValue());
    }
    code.labelBinding(otherwise);
    frames.add(frame(otherwise));
    content.emitOtherwise(code);
    code.with(StackMapTableAttribute.of(frames));
  }

  private StackMapFrameInfo frame(Label label) {
    var locals = new JvmLocals();
    type.parameterList().forEach(locals::addParameter);
    return StackMapFrameInfo.of(label, locals.types(new BitSet()), List.of());
  }
}
