package dev.cofferdam.compiler;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
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
  void addTo(ClassBuilder builder, int[] members) {
    ClassDesc self = ClassLayout.ringClass(ring);
    new IndexSwitch(self, nextType(shape, ring), 24, new Next()).addTo(builder, NEXT, members);
    new IndexSwitch(self, HAS_TYPE, 12, new Has()).addTo(builder, HAS, members);
  }

  private final class Next implements IndexSwitch.Content {
    @Override
    public void pushIndex(CodeBuilder code) {
      var store = RuntimeNames.INSTANCE_STORE;
      var callee = RuntimeNames.STORE_TAIL_CALLEE;
      code.aload(0)
          .getfield(store.owner(), store.name(), store.type())
          .getfield(callee.owner(), callee.name(), callee.type());
    }

    @Override
    public void emitGuard(CodeBuilder code, Label otherwise) {}

    @Override
    public void emitCase(CodeBuilder code, int funcIndex) {
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
    public void emitOtherwise(CodeBuilder code) {
      var trap = RuntimeNames.UNREACHABLE;
      code.invokestatic(trap.owner(), trap.name(), trap.type()).athrow();
    }
  }

  private static final class Has implements IndexSwitch.Content {
    @Override
    public void pushIndex(CodeBuilder code) {
      code.iload(0);
    }

    @Override
    public void emitGuard(CodeBuilder code, Label otherwise) {}

    @Override
    public void emitCase(CodeBuilder code, int funcIndex) {
      code.iconst_1().ireturn();
    }

    @Override
    public void emitOtherwise(CodeBuilder code) {
      code.iconst_0().ireturn();
    }
  }
}
