package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.FunctionEntry;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.runtime.ModuleInstance;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.Set;

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

  private final ClassSource source;
  private final ModuleUsers users;
  private final Observer observer;
  private final CodeBudget budget;
  private final CompileQueue queue = new CompileQueue(CompilerThreads::run, this::make);

  static {
    registerAsParallelCapable();
  }

  /// Who is told how the making of classes goes, by threads that need them.
  interface Observer {
    /// A class cannot be made because the compiler is wrong.
    void broken(EngineBug bug);

    /// A call has waited for a class that is made of so many bytes of WebAssembly.
    void waited(int codeBytes, long fromNanos, long toNanos);
  }

  /// Creates a loader that has defined nothing.
  ///
  /// @param source what compiles the classes
  /// @param users the Stores whose calls may need a class
  /// @param code how much code there may be
  /// @param observer is told how the making of classes goes
  GuestLoader(
      String name, ClassSource source, ModuleUsers users, CodeTerms code, Observer observer) {
    super(name, null);
    this.source = source;
    this.users = users;
    this.observer = observer;
    this.budget = CodeBudget.of(code, this);
    Module engine = GuestLoader.class.getModule();
    engine.addExports(RUNTIME, getUnnamedModule());
  }

  /// Returns the code of a function; its last parameters are the instance and the stack left.
  MethodHandle handle(FunctionEntry entry) {
    MethodType type = MethodType.methodType(void.class);
    try {
      type = methodType(entry.type());
      Class<?> owner = Class.forName(entry.className(), true, this);
      return MethodHandles.publicLookup().findStatic(owner, entry.methodName(), type);
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
      return findClass(name);
    }
    if (ALLOWED.contains(name)) {
      return Class.forName(name, false, null);
    }
    if (name.startsWith(RUNTIME) && name.lastIndexOf('.') == RUNTIME.length()) {
      return Class.forName(name, false, GuestLoader.class.getClassLoader());
    }
    throw new ClassNotFoundException(name + " is not for guests");
  }

  /// Returns a class of the module, waiting without any lock until a compiler thread has made it.
  ///
  /// @throws dev.cofferdam.engine.Trap if the running call may not wait that long, or a limit does
  ///   not allow the class
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> known = findLoadedClass(name);
    if (known != null) {
      return known;
    }
    long start = System.nanoTime();
    try {
      return CompileWait.await(queue.request(name), users.around(Thread.currentThread()))
          .orElseThrow(() -> new ClassNotFoundException(name));
    } catch (EngineBug bug) {
      observer.broken(bug);
      throw bug;
    } finally {
      observer.waited(source.codeBytes(name), start, System.nanoTime());
    }
  }

  /// Compiles, defines and links a class, if the module has one of this name; runs on a compiler
  /// thread.
  private Optional<Class<?>> make(String name) {
    Class<?> known = findLoadedClass(name);
    return known != null
        ? Optional.of(known)
        : compile(name).map(bytes -> link(define(name, bytes)));
  }

  private Optional<byte[]> compile(String name) {
    try (var turn = CompilerTurn.begin(source.codeBytes(name))) {
      return source.classBytes(name, turn);
    }
  }

  Class<?> define(String name, byte[] code) {
    budget.reserve(code.length);
    Class<?> made = null;
    try {
      made = defineClass(name, code, 0, code.length);
    } finally {
      if (made == null) {
        budget.release(code.length);
      }
    }
    return made;
  }

  /// Has the JVM verify a class here, where there is stack for it.
  private Class<?> link(Class<?> made) {
    try {
      return Class.forName(made.getName(), true, this);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
