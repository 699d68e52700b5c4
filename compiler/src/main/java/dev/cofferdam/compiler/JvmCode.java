package dev.cofferdam.compiler;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The code of one JVM method: instructions, stack map frames, line numbers, and the ranges in
/// which a trap passes the method's own handler.
///
/// Frames are given by the emitters, who know the types anyway, so that nothing has to be inferred
/// and no class is looked at.
final class JvmCode {
  private final CodeBuilder builder;
  private final List<StackMapFrameInfo> frames = new ArrayList<>();
  private final Label handler;
  private @Nullable Label guardStart;
  private boolean isGuarded;
  private boolean isAtFrame;
  private int lastLine = -1;

  JvmCode(CodeBuilder builder) {
    this.builder = builder;
    handler = builder.newLabel();
  }

  /// Returns the builder, to emit an instruction that is not a jump's target by itself.
  CodeBuilder next() {
    isAtFrame = false;
    return builder;
  }

  Label newLabel() {
    return builder.newLabel();
  }

  /// Binds `label` here, where control may come from elsewhere with these types.
  void bind(Label label, List<VerificationTypeInfo> locals, List<VerificationTypeInfo> stack) {
    if (isAtFrame) {
      builder.nop(); // Two frames cannot stand at one place.
    }
    builder.labelBinding(label);
    frames.add(StackMapFrameInfo.of(label, locals, stack));
    isAtFrame = true;
  }

  void branch(Opcode opcode, Label target) {
    next().branch(opcode, target);
  }

  void goTo(Label target) {
    next().goto_(target);
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
      next().pop2();
    } else {
      next().pop();
    }
  }

  void zero(ValueKind kind) {
    switch (kind) {
      case I32 -> next().iconst_0();
      case I64 -> next().lconst_0();
      case F32 -> next().fconst_0();
      case F64 -> next().dconst_0();
      case REF -> next().aconst_null();
    }
  }

  /// Adds a constant to an int local.
  void add(int slot, int delta) {
    if (delta == (short) delta) {
      next().iinc(slot, delta);
    } else {
      next().iload(slot).loadConstant(delta).iadd().istore(slot);
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
    if (method.isStatic()) {
      next().invokestatic(method.owner(), method.name(), method.type());
    } else {
      next().invokevirtual(method.owner(), method.name(), method.type());
    }
  }

  void invokeStatic(ClassDesc owner, String name, MethodTypeDesc type) {
    next().invokestatic(owner, name, type);
  }

  /// Gives the next instruction a line number.
  void line(int line) {
    if (line != lastLine) {
      builder.lineNumber(line);
      lastLine = line;
    }
  }

  /// Starts a range whose exceptions pass the handler, unless one is open.
  void guard() {
    if (guardStart == null) {
      guardStart = builder.newBoundLabel();
    }
  }

  /// Ends the open range, if there is one: what follows settles the fuel itself.
  void endGuard() {
    if (guardStart != null) {
      builder.exceptionCatchAll(guardStart, builder.newBoundLabel(), handler);
      guardStart = null;
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

  /// Adds what is known at the end of the method.
  void finish() {
    if (!frames.isEmpty()) {
      builder.with(StackMapTableAttribute.of(frames));
    }
  }
}
