package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ACONST_NULL;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DCONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.FCONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.IADD;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ICONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LCONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP2;

import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Jump;
import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.VerificationType;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// The code of one JVM method: instructions, stack map frames, line numbers, and the ranges in
/// which a trap passes the method's own handler.
///
/// Frames are given by the emitters, who know the types anyway, so that nothing has to be inferred
/// and no class is looked at.
final class JvmCode {
  private static final int NONE = -1;

  private final CodeWriter writer;
  private final Label handler;
  private int guardStart = NONE;
  private boolean isGuarded;
  private int lastLine = NONE;

  JvmCode(CodeWriter writer) {
    this.writer = writer;
    handler = writer.newLabel();
  }

  /// Returns what writes the next instruction.
  CodeWriter next() {
    return writer;
  }

  Label newLabel() {
    return writer.newLabel();
  }

  /// Binds `label` here, where control may come from elsewhere with these types.
  void bind(Label label, List<VerificationType> locals, List<VerificationType> stack) {
    writer.bind(label, locals, stack);
  }

  void branch(Jump jump, Label target) {
    writer.branch(jump, target);
  }

  void goTo(Label target) {
    writer.goTo(target);
  }

  void constant(int value) {
    next().loadConstant(value);
  }

  void load(ValueKind kind, int slot) {
    next().loadLocal(kind.typeKind(), slot);
  }

  void store(ValueKind kind, int slot) {
    next().storeLocal(kind.typeKind(), slot);
  }

  void pop(ValueKind kind) {
    if (kind.slots() == 2) {
      next().plain(POP2);
    } else {
      next().plain(POP);
    }
  }

  void zero(ValueKind kind) {
    switch (kind) {
      case I32 -> next().plain(ICONST_0);
      case I64 -> next().plain(LCONST_0);
      case F32 -> next().plain(FCONST_0);
      case F64 -> next().plain(DCONST_0);
      case REF -> next().plain(ACONST_NULL);
    }
  }

  /// Adds a constant to an int local.
  void add(int slot, int delta) {
    if (delta == (short) delta) {
      next().iinc(slot, delta);
    } else {
      next().iload(slot).loadConstant(delta).plain(IADD).istore(slot);
    }
  }

  void get(RuntimeNames.Field field) {
    next().getfield(field.owner(), field.name(), field.type());
  }

  void getStatic(RuntimeNames.Field field) {
    next().getstatic(field.owner(), field.name(), field.type());
  }

  void put(RuntimeNames.Field field) {
    next().putfield(field.owner(), field.name(), field.type());
  }

  void invoke(RuntimeNames.Method method) {
    method.call(writer);
  }

  void invokeStatic(ClassDesc owner, String name, MethodTypeDesc type) {
    next().invokestatic(owner, name, type);
  }

  /// Gives the next instruction a line number.
  void line(int line) {
    if (line != lastLine) {
      writer.line(line);
      lastLine = line;
    }
  }

  /// Starts a range whose exceptions pass the handler, unless one is open.
  void guard() {
    if (guardStart == NONE) {
      guardStart = writer.position();
    }
  }

  /// Ends the open range, if there is one: what follows settles the fuel itself.
  void endGuard() {
    if (guardStart != NONE) {
      writer.catchAll(guardStart, handler);
      guardStart = NONE;
      isGuarded = true;
    }
  }

  /// Returns whether any range was guarded, so that [#handler] has to be bound.
  boolean isGuarded() {
    return isGuarded;
  }

  Label handler() {
    return handler;
  }
}
