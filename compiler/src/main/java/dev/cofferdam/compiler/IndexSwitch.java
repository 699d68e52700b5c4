package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.ClassWriter;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.SwitchCase;
import java.lang.classfile.TypeKind;
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
    void pushIndex(CodeWriter code);

    /// Jumps to `otherwise` where the index is not to be looked at; emits nothing if it always is.
    void emitGuard(CodeWriter code, Label otherwise);

    /// Emits what is done with a function, up to the return.
    void emitCase(CodeWriter code, int funcIndex);

    /// Emits what is done otherwise, up to the return.
    void emitOtherwise(CodeWriter code);
  }

  /// Adds the methods for these functions, ascending, to a class.
  void addTo(ClassWriter writer, String name, int[] functions) {
    int casesMax = Math.max(BYTES_MAX / caseBytes, 1);
    if (functions.length <= casesMax) {
      writer.method(name, type, code -> emitSwitch(code, functions));
      return;
    }
    int share = Math.max(casesMax, (functions.length + FAN_OUT - 1) / FAN_OUT);
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from < functions.length; from += share) {
      parts.add(Arrays.copyOfRange(functions, from, Math.min(from + share, functions.length)));
    }
    writer.method(name, type, code -> emitTree(code, name, parts));
    for (int i = 0; i < parts.size(); i++) {
      addTo(writer, name + "_" + i, parts.get(i));
    }
  }

  private void emitTree(CodeWriter code, String name, List<int[]> parts) {
    int last = parts.size() - 1;
    for (int i = 0; i < last; i++) {
      Label next = code.newLabel();
      content.pushIndex(code);
      code.loadConstant(parts.get(i + 1)[0]).branch(Jump.IF_ICMPGE, next);
      emitCall(code, name + "_" + i);
      bind(code, next);
    }
    emitCall(code, name + "_" + last);
  }

  private void emitCall(CodeWriter code, String name) {
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.invokestatic(self, name, type).return_(TypeKind.from(type.returnType()));
  }

  private void emitSwitch(CodeWriter code, int[] functions) {
    Label otherwise = code.newLabel();
    content.emitGuard(code, otherwise);
    List<SwitchCase> cases =
        Arrays.stream(functions)
            .mapToObj(function -> new SwitchCase(function, code.newLabel()))
            .toList();
    content.pushIndex(code);
    code.lookupswitch(otherwise, cases);
    for (SwitchCase each : cases) {
      bind(code, each.target());
      content.emitCase(code, each.value());
    }
    bind(code, otherwise);
    content.emitOtherwise(code);
  }

  private void bind(CodeWriter code, Label label) {
    var locals = new JvmLocals();
    type.parameterList().forEach(locals::addParameter);
    code.bind(label, locals.types(new BitSet()), List.of());
  }
}
