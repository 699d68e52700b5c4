package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.VerificationType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.ValType;
import dev.cofferdam.wasm.VecType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/// How the JVM represents a WebAssembly value.
enum ValueKind {
  I32(TypeKind.INT, ConstantDescs.CD_int, VerificationType.INTEGER),
  I64(TypeKind.LONG, ConstantDescs.CD_long, VerificationType.LONG),
  F32(TypeKind.FLOAT, ConstantDescs.CD_float, VerificationType.FLOAT),
  F64(TypeKind.DOUBLE, ConstantDescs.CD_double, VerificationType.DOUBLE),
  REF(
      TypeKind.REFERENCE,
      ConstantDescs.CD_Object,
      VerificationType.object(ConstantDescs.CD_Object));

  private static final ValueKind[] VALUES = values();

  private final TypeKind typeKind;

  @SuppressWarnings("ImmutableEnumChecker") // Descriptors of classes are immutable.
  private final ClassDesc classDesc;

  @SuppressWarnings("ImmutableEnumChecker") // Verification types are immutable.
  private final VerificationType verificationType;

  ValueKind(TypeKind typeKind, ClassDesc classDesc, VerificationType verificationType) {
    this.typeKind = typeKind;
    this.classDesc = classDesc;
    this.verificationType = verificationType;
  }

  /// Returns the kind of values of this type.
  static ValueKind of(ValType type) {
    return switch (type) {
      case NumType.I32 -> I32;
      case NumType.I64 -> I64;
      case NumType.F32 -> F32;
      case NumType.F64 -> F64;
      case RefType _ -> REF;
      case VecType.V128 -> throw new CompileException("v128 is not supported", -1, 0);
    };
  }

  /// Returns the kinds of values of these types.
  static ValueKind[] of(List<ValType> types) {
    var kinds = new ValueKind[types.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = of(types.get(i));
    }
    return kinds;
  }

  static ValueKind of(int ordinal) {
    return VALUES[ordinal];
  }

  TypeKind typeKind() {
    return typeKind;
  }

  ClassDesc classDesc() {
    return classDesc;
  }

  VerificationType verificationType() {
    return verificationType;
  }

  /// Returns how many JVM slots a value takes.
  int slots() {
    return typeKind.slotSize();
  }
}
