package dev.cofferdam.engine.runtime;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;

/// Writes the class of a {@link SignatureAdapter}. In Java it would read, for `(JI)F`:
///
/// ```java
/// void flat(MethodHandle code, long[] bits, Object[] refs, int depth) {
///   bits[0] = Float.floatToRawIntBits((float) code.invokeExact(bits[0], (int) bits[1], depth));
/// }
/// static float host(HostTarget target, long p0, int p1, int depth) {
///   HostFrame frame = target.open(depth);
///   frame.bits[0] = p0;
///   frame.bits[1] = p1;
///   target.run(frame);
///   return Float.intBitsToFloat((int) frame.bits[0]);
/// }
/// static float typed(EntryPoint point, long p0, int p1) {
///   int depth = point.enter();
///   if (depth < 0) {
///     ... the arguments go to point.open(), which point.runElsewhere() runs
///   }
///   try {
///     float result = (float) point.code().invokeExact(p0, p1, depth);
///     point.leave();
///     return result;
///   } catch (Throwable failure) {
///     throw point.failed(failure);
///   }
/// }
/// ```
final class AdapterClass {
  private static final ClassDesc SUPER = SignatureAdapter.class.describeConstable().orElseThrow();
  private static final ClassDesc FRAME = HostFrame.class.describeConstable().orElseThrow();
  private static final ClassDesc TARGET = HostTarget.class.describeConstable().orElseThrow();
  private static final ClassDesc POINT = EntryPoint.class.describeConstable().orElseThrow();
  private static final ClassDesc NAME = ClassDesc.of(SUPER.packageName(), "Adapter");
  private static final ClassDesc LONGS = CD_long.arrayType();
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final ClassDesc RUNTIME_EXCEPTION =
      RuntimeException.class.describeConstable().orElseThrow();

  private final MethodTypeDesc signature;

  private AdapterClass(MethodTypeDesc signature) {
    this.signature = signature;
  }

  static byte[] bytes(MethodType signature) {
    var adapter = new AdapterClass(signature.describeConstable().orElseThrow());
    int publicStatic = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    var flatType = MethodTypeDesc.of(CD_void, CD_MethodHandle, LONGS, OBJECTS, CD_int);
    int count = signature.parameterCount();
    var hostType =
        adapter.signature.insertParameterTypes(0, TARGET).insertParameterTypes(count + 1, CD_int);
    var typedType = adapter.signature.insertParameterTypes(0, POINT);
    return ClassFile.of()
        .build(
            NAME,
            builder ->
                builder
                    .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                    .withSuperclass(SUPER)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, AdapterClass::init)
                    .withMethodBody("flat", flatType, ClassFile.ACC_PUBLIC, adapter::flat)
                    .withMethodBody("host", hostType, publicStatic, adapter::host)
                    .withMethodBody("typed", typedType, publicStatic, adapter::typed));
  }

  private static void init(CodeBuilder code) {
    code.aload(0).invokespecial(SUPER, ConstantDescs.INIT_NAME, MTD_void).return_();
  }

  private void flat(CodeBuilder code) {
    code.aload(1);
    for (int i = 0; i < signature.parameterCount(); i++) {
      ClassDesc type = signature.parameterType(i);
      code.aload(type.isPrimitive() ? 2 : 3).loadConstant(i);
      loadElement(code, type);
    }
    code.iload(4);
    invokeCode(code);
    storeResult(code, 2, 3);
    code.return_();
  }

  /// Stores the result on top of the stack at position 0 of the arrays in two local variables.
  private void storeResult(CodeBuilder code, int bits, int refs) {
    ClassDesc type = signature.returnType();
    if (type.equals(CD_void)) {
      return;
    }
    int local = code.allocateLocal(TypeKind.from(type));
    code.storeLocal(TypeKind.from(type), local);
    code.aload(type.isPrimitive() ? bits : refs).iconst_0();
    code.loadLocal(TypeKind.from(type), local);
    storeElement(code, type);
  }

  private void invokeCode(CodeBuilder code) {
    code.invokevirtual(
        CD_MethodHandle,
        "invokeExact",
        signature.insertParameterTypes(signature.parameterCount(), CD_int));
  }

  private void host(CodeBuilder code) {
    int depth = code.parameterSlot(signature.parameterCount() + 1);
    int frame = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(0)
        .iload(depth)
        .invokeinterface(TARGET, "open", MethodTypeDesc.of(FRAME, CD_int))
        .astore(frame);
    storeParameters(code, frame);
    code.aload(0).aload(frame).invokeinterface(TARGET, "run", MethodTypeDesc.of(CD_void, FRAME));
    returnFrom(code, frame);
  }

  private void typed(CodeBuilder code) {
    int depth = code.allocateLocal(TypeKind.INT);
    Label elsewhere = code.newLabel();
    code.aload(0)
        .invokeinterface(POINT, "enter", MethodTypeDesc.of(CD_int))
        .istore(depth)
        .iload(depth)
        .iflt(elsewhere);
    code.trying(body -> callHere(body, depth), catches -> catches.catchingAll(this::fail));
    code.labelBinding(elsewhere);
    callElsewhere(code);
  }

  private void callHere(CodeBuilder.BlockCodeBuilder code, int depth) {
    code.aload(0).invokeinterface(POINT, "code", MethodTypeDesc.of(CD_MethodHandle));
    for (int i = 0; i < signature.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(signature.parameterType(i)), code.parameterSlot(i + 1));
    }
    code.iload(depth);
    invokeCode(code);
    code.aload(0).invokeinterface(POINT, "leave", MTD_void);
    code.return_(TypeKind.from(signature.returnType()));
  }

  private void fail(CodeBuilder code) {
    int failure = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(failure)
        .aload(0)
        .aload(failure)
        .invokeinterface(POINT, "failed", MethodTypeDesc.of(RUNTIME_EXCEPTION, CD_Throwable))
        .athrow();
  }

  private void callElsewhere(CodeBuilder code) {
    int frame = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(0).invokeinterface(POINT, "open", MethodTypeDesc.of(FRAME)).astore(frame);
    storeParameters(code, frame);
    code.aload(0)
        .aload(frame)
        .invokeinterface(POINT, "runElsewhere", MethodTypeDesc.of(CD_void, FRAME));
    returnFrom(code, frame);
  }

  private void storeParameters(CodeBuilder code, int frame) {
    for (int i = 0; i < signature.parameterCount(); i++) {
      ClassDesc type = signature.parameterType(i);
      getArray(code, frame, type);
      code.loadConstant(i).loadLocal(TypeKind.from(type), code.parameterSlot(i + 1));
      storeElement(code, type);
    }
  }

  private void returnFrom(CodeBuilder code, int frame) {
    ClassDesc type = signature.returnType();
    if (type.equals(CD_void)) {
      code.return_();
    } else if (type.isPrimitive()) {
      getArray(code, frame, type);
      code.iconst_0();
      loadElement(code, type);
      code.return_(TypeKind.from(type));
    } else {
      code.aload(frame)
          .invokevirtual(FRAME, "takeRef", MethodTypeDesc.of(ConstantDescs.CD_Object))
          .areturn();
    }
  }

  private static void getArray(CodeBuilder code, int frame, ClassDesc type) {
    code.aload(frame);
    if (type.isPrimitive()) {
      code.getfield(FRAME, "bits", LONGS);
    } else {
      code.getfield(FRAME, "refs", OBJECTS);
    }
  }

  /// With array and index on the stack: leaves the element as a value of `type`.
  private static void loadElement(CodeBuilder code, ClassDesc type) {
    switch (TypeKind.from(type)) {
      case INT -> code.laload().l2i();
      case LONG -> code.laload();
      case FLOAT ->
          code.laload()
              .l2i()
              .invokestatic(
                  ConstantDescs.CD_Float,
                  "intBitsToFloat",
                  MethodTypeDesc.of(ConstantDescs.CD_float, CD_int));
      case DOUBLE ->
          code.laload()
              .invokestatic(
                  ConstantDescs.CD_Double,
                  "longBitsToDouble",
                  MethodTypeDesc.of(ConstantDescs.CD_double, CD_long));
      default -> code.aaload();
    }
  }

  /// With array, index and a value of `type` on the stack: stores it.
  private static void storeElement(CodeBuilder code, ClassDesc type) {
    switch (TypeKind.from(type)) {
      case INT -> code.i2l().lastore();
      case LONG -> code.lastore();
      case FLOAT ->
          code.invokestatic(
                  ConstantDescs.CD_Float,
                  "floatToRawIntBits",
                  MethodTypeDesc.of(CD_int, ConstantDescs.CD_float))
              .i2l()
              .lastore();
      case DOUBLE ->
          code.invokestatic(
                  ConstantDescs.CD_Double,
                  "doubleToRawLongBits",
                  MethodTypeDesc.of(CD_long, ConstantDescs.CD_double))
              .lastore();
      default -> code.aastore();
    }
  }
}
