package dev.cofferdam.engine;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Measures whether the calling thread has stack enough for a guest.
///
/// Java cannot ask for the stack pointer, so a method with a very large frame is called: it returns
/// or overflows. It is longer than what HotSpot compiles, because a compiled frame would be small;
/// it does nothing in between, so an overflow leaves nothing half done.
final class StackProbe {
  /// What the host has below the guest's deepest frame.
  private static final int HEADROOM_BYTES = 256 << 10;

  private static final int FRAME_BYTES = 128 << 10;
  private static final int LAST_LOCAL = FRAME_BYTES / Long.BYTES - 1;

  /// More than `HugeMethodLimit`.
  private static final int NEVER_COMPILED_BYTES = 8_100;

  private static final MethodHandle TOUCH = define();

  /// The largest stack limit that fitted below the thread's calls; it belongs to no scope, but to
  /// the thread.
  private static final ThreadLocal<Integer> FITTING = ThreadLocal.withInitial(() -> -1);

  private StackProbe() {}

  /// Returns whether `stackBytes` of guest frames and the host's headroom fit below this call.
  ///
  /// A thread is measured once, at its first call: measuring costs up to 100 us, and callers call
  /// from about the same depth.
  static boolean hasRoom(int stackBytes) {
    if (stackBytes <= FITTING.get()) {
      return true;
    }
    boolean isRoomy = hasHeadroom(stackBytes);
    if (isRoomy) {
      FITTING.set(stackBytes);
    }
    return isRoomy;
  }

  /// Has the calling thread measured again at its next call, because it turned out to be deeper.
  static void forget() {
    FITTING.remove();
  }

  /// Returns whether `bytes` and the host's headroom fit below this call, by measuring it now.
  static boolean hasHeadroom(int bytes) {
    int frameCount = (bytes + HEADROOM_BYTES + FRAME_BYTES - 1) / FRAME_BYTES;
    try {
      TOUCH.invokeExact(frameCount);
      return true;
    } catch (StackOverflowError tooSmall) {
      return false;
    } catch (Throwable other) {
      throw new EngineBug("the stack probe failed", other);
    }
  }

  private static MethodHandle define() {
    var name = ClassDesc.of(StackProbe.class.getPackageName(), "StackProbeFrame");
    byte[] bytes =
        ClassFile.of()
            .build(
                name,
                builder ->
                    builder.withMethodBody(
                        "touch",
                        MethodTypeDesc.of(CD_void, CD_int),
                        ClassFile.ACC_STATIC,
                        code -> touch(code, name)));
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      var type = MethodType.methodType(void.class, int.class);
      return lookup.findStatic(lookup.lookupClass(), "touch", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static void touch(CodeBuilder code, ClassDesc name) {
    var end = code.newLabel();
    var padding = code.newLabel();
    code.iload(0).iconst_1().isub().istore(LAST_LOCAL);
    code.iload(LAST_LOCAL).ifeq(end);
    code.iload(LAST_LOCAL).iflt(padding);
    code.iload(LAST_LOCAL).invokestatic(name, "touch", MethodTypeDesc.of(CD_void, CD_int));
    code.labelBinding(end).return_().labelBinding(padding);
    for (int i = 0; i < NEVER_COMPILED_BYTES; i++) {
      code.nop();
    }
    code.return_();
  }
}
