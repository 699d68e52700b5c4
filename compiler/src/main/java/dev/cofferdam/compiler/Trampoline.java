package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ATHROW;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ICONST_0;
import static dev.cofferdam.compiler.classfile.PlainInstruction.ICONST_1;

import dev.cofferdam.compiler.classfile.ClassWriter;
import dev.cofferdam.compiler.classfile.CodeWriter;
import dev.cofferdam.compiler.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// The class of a ring of functions that tail-call each other.
///
/// A function of a ring has its body in a method of its own. To tail-call another one, the body
/// leaves arguments and callee in the store and returns; the function's usual method calls what is
/// left there, until nothing is.
final class Trampoline {
  /// `next(instance, depth)`: runs the body of the function whose call is left in the store.
  static final String NEXT = "next";

  /// `has(funcIndex)`: whether a function is in the ring.
  static final String HAS = "has";

  static final MethodTypeDesc HAS_TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final ModuleShape shape;
  private final ClassLayout layout;
  private final int ring;

  Trampoline(ModuleShape shape, ClassLayout layout, int ring) {
    this.shape = shape;
    this.layout = layout;
    this.ring = ring;
  }

  /// Returns the type of methods that take arguments from the store, for a ring.
  static MethodTypeDesc nextType(ModuleShape shape, int funcIndex) {
    return MethodTypeDesc.of(
        ClassLayout.resultType(shape.funcType(funcIndex)),
        RuntimeNames.INSTANCE,
        ConstantDescs.CD_int);
  }

  /// Adds the methods to a class.
  void addTo(ClassWriter writer, int[] members) {
    ClassDesc self = ClassLayout.ringClass(ring);
    new IndexSwitch(self, nextType(shape, ring), 24, new Next()).addTo(writer, NEXT, members);
    new IndexSwitch(self, HAS_TYPE, 12, new Has()).addTo(writer, HAS, members);
  }

  private final class Next implements IndexSwitch.Content {
    @Override
    public void pushIndex(CodeWriter code) {
      var store = RuntimeNames.INSTANCE_STORE;
      var callee = RuntimeNames.STORE_TAIL_CALLEE;
      code.aload(0)
          .getfield(store.owner(), store.name(), store.type())
          .getfield(callee.owner(), callee.name(), callee.type());
    }

    @Override
    public void emitGuard(CodeWriter code, Label otherwise) {}

    @Override
    public void emitCase(CodeWriter code, int funcIndex) {
      code.aload(0)
          .iload(1)
          .invokestatic(
              layout.functionClass(funcIndex),
              ClassLayout.storedCallName(funcIndex),
              nextType(shape, funcIndex))
          .return_(TypeKind.from(nextType(shape, funcIndex).returnType()));
    }

    /// Nothing else is ever left in the store.
    @Override
    public void emitOtherwise(CodeWriter code) {
      var trap = RuntimeNames.UNREACHABLE;
      code.invokestatic(trap.owner(), trap.name(), trap.type()).plain(ATHROW);
    }
  }

  private static final class Has implements IndexSwitch.Content {
    @Override
    public void pushIndex(CodeWriter code) {
      code.iload(0);
    }

    @Override
    public void emitGuard(CodeWriter code, Label otherwise) {}

    @Override
    public void emitCase(CodeWriter code, int funcIndex) {
      code.plain(ICONST_1).ireturn();
    }

    @Override
    public void emitOtherwise(CodeWriter code) {
      code.plain(ICONST_0).ireturn();
    }
  }
}
