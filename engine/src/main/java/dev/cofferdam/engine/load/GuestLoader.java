package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.FunctionEntry;
import dev.cofferdam.compiler.ModuleCompiler;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.runtime.ModuleInstance;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Defines the classes of one module, which are compiled when the JVM first links them: its lazy
/// linking is the lazy compiler.
///
/// It delegates to no parent. A class it defines can name the module's own classes, the runtime,
/// and the few of the JDK listed here; anything else does not link, whatever the compiler was
/// tricked into.
final class GuestLoader extends ClassLoader {
  private static final String RUNTIME = ModuleInstance.class.getPackageName();

  private static final Set<String> ALLOWED =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.Math",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.invoke.MethodHandle",
          "java.lang.invoke.VarHandle",
          "java.util.Objects");

  /// Most bytes of classes of one module: several times what the largest real guests need.
  private static final long CLASS_BYTES_MAX = 512L << 20;

  private final ModuleCompiler compiler;
  private final AtomicLong classBytes = new AtomicLong();

  static {
    registerAsParallelCapable();
  }

  GuestLoader(String name, ModuleCompiler compiler) {
    super(name, null);
    this.compiler = compiler;
    Module engine = GuestLoader.class.getModule();
    engine.addExports(RUNTIME, getUnnamedModule());
  }

  /// Returns the code of a function, bound to an instance.
  MethodHandle handle(FunctionEntry entry, ModuleInstance instance) {
    MethodType type = MethodType.methodType(void.class);
    try {
      type = methodType(entry.type());
      Class<?> owner = Class.forName(entry.className(), true, this);
      var unbound = MethodHandles.publicLookup().findStatic(owner, entry.methodName(), type);
      return MethodHandles.insertArguments(unbound, type.parameterCount() - 2, instance);
    } catch (ReflectiveOperationException e) {
      throw new EngineBug("no method " + entry + " of type " + type, e);
    }
  }

  private static MethodType methodType(MethodTypeDesc desc) throws ReflectiveOperationException {
    int instance = desc.parameterCount() - 2;
    var lookup = MethodHandles.lookup();
    return desc.changeParameterType(instance, ConstantDescs.CD_Object)
        .resolveConstantDesc(lookup)
        .changeParameterType(instance, ModuleInstance.class);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.indexOf('.') < 0) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known != null ? known : findClass(name);
      }
    }
    if (ALLOWED.contains(name)) {
      return Class.forName(name, false, null);
    }
    if (name.startsWith(RUNTIME) && name.lastIndexOf('.') == RUNTIME.length()) {
      return Class.forName(name, false, GuestLoader.class.getClassLoader());
    }
    throw new ClassNotFoundException(name + " is not for guests");
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Optional<byte[]> bytes = Compilation.run(() -> compiler.classBytes(name));
    return define(name, bytes.orElseThrow(() -> new ClassNotFoundException(name)));
  }

  Class<?> define(String name, byte[] code) {
    if (classBytes.addAndGet(code.length) > CLASS_BYTES_MAX) {
      throw new LoadException(
          "the module needs more than " + CLASS_BYTES_MAX + " bytes of JVM code",
          new UnsupportedOperationException(name));
    }
    return defineClass(name, code, 0, code.length);
  }
}
