package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.CodeLocation;
import dev.cofferdam.compiler.FunctionEntry;
import dev.cofferdam.compiler.ModuleCompiler;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.link.CanonicalTypes;
import dev.cofferdam.engine.link.TypeRegistry;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.InsideCall;
import dev.cofferdam.engine.runtime.ModuleCode;
import dev.cofferdam.engine.runtime.SignatureAdapters;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.SubType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A validated module, ready to be instantiated; its functions are compiled when they are first
/// linked.
public final class LoadedModule implements ModuleCode {
  /// Fewer parameters always fit a JVM method.
  private static final int ARGUMENTS_IN_ARRAYS_MIN = 120;

  private static final AtomicLong COUNT = new AtomicLong();

  private final ModuleModel model;
  private final CanonicalTypes types;
  private final SignatureAdapters adapters;
  private final ModuleCompiler compiler;
  private final ModuleUsers users = new ModuleUsers();
  private final GuestLoader loader;
  private final CompilerDelay delay;
  private final @Nullable FuncType[] canonicalTypes;
  private final @Nullable MethodHandle[] linked;
  private final int resultCountMax;
  private final int argumentCountMax;
  private volatile @Nullable ModuleNames names;
  private volatile @Nullable EngineBug bug;

  /// Makes a validated module ready.
  public LoadedModule(
      ModuleModel model, TypeRegistry registry, SignatureAdapters adapters, CodeTerms code) {
    this.model = model;
    this.adapters = adapters;
    this.types = registry.add(model.types(), model.recGroups());
    this.compiler = ModuleCompiler.of(model);
    String name = GuestClasses.loaderName(COUNT.incrementAndGet());
    this.loader = new GuestLoader(name, new Source(compiler), users, code, new Progress());
    this.delay = CompilerDelay.of(model);
    this.canonicalTypes = new FuncType[model.types().size()];
    this.linked = new MethodHandle[model.spaces().funcTypeIndices().length];
    this.resultCountMax = max(type -> type.results().size());
    int paramCountMax = max(type -> type.params().size());
    this.argumentCountMax = paramCountMax < ARGUMENTS_IN_ARRAYS_MIN ? 0 : paramCountMax;
  }

  /// The module's compiler.
  ///
  /// @param compiler it
  private record Source(ModuleCompiler compiler) implements ClassSource {
    @Override
    public Optional<byte[]> classBytes(String name, Runnable pace) {
      return compiler.classBytes(name, pace);
    }

    @Override
    public int codeBytes(String name) {
      return compiler.codeBytes(name);
    }
  }

  /// What the loader tells the module.
  private final class Progress implements GuestLoader.Observer {
    @Override
    public void broken(EngineBug newBug) {
      condemn(newBug);
    }

    @Override
    public void waited(int codeBytes, long fromNanos, long toNanos) {
      delay.waited(codeBytes, fromNanos, toNanos);
    }
  }

  /// Returns whether a call is likely to wait long for the compiler.
  public boolean mayWaitForCompiler() {
    return delay.isLikely(System.nanoTime());
  }

  /// Returns the bytes of generated code of all modules of the JVM.
  public static long jvmCodeBytes() {
    return CodeBudget.jvmBytes();
  }

  private int max(ToIntFunction<FuncType> count) {
    int max = 0;
    for (SubType type : model.types()) {
      if (type.composite() instanceof FuncType func) {
        max = Math.max(max, count.applyAsInt(func));
      }
    }
    return max;
  }

  @Override
  public ModuleModel model() {
    return model;
  }

  @Override
  public int[] typeIds() {
    return types.ids();
  }

  /// Threads that come at the same time may each make it; the types are equal.
  @Override
  public FuncType canonicalFuncType(int funcIndex) {
    int typeIndex = model.spaces().funcTypeIndices()[funcIndex];
    FuncType known = canonicalTypes[typeIndex];
    if (known == null) {
      known = types.rewriter().func(model.funcTypeAt(typeIndex));
      canonicalTypes[typeIndex] = known;
    }
    return known;
  }

  /// Returns the module's types as the engine knows them.
  public CanonicalTypes types() {
    return types;
  }

  /// Returns the name of the loader of the module's code.
  public String loaderName() {
    return Objects.requireNonNull(loader.getName());
  }

  /// Returns the most results of a type.
  public int resultCountMax() {
    return resultCountMax;
  }

  /// Returns the most arguments that travel in arrays.
  public int argumentCountMax() {
    return argumentCountMax;
  }

  /// The code of a function is linked once for all instances; threads that come at the same time
  /// may each link it, to the same method.
  @Override
  public MethodHandle handle(FuncInstance func) {
    requireSound();
    MethodHandle known = linked[func.index];
    if (known == null) {
      known = link(compiler.entry(func.index));
      linked[func.index] = known;
    }
    return bind(known, func);
  }

  @Override
  public InsideCall insideCall(FuncInstance func) {
    requireSound();
    MethodHandle code = bind(link(compiler.insideEntry(func.index)), func);
    return new InsideCall(adapters.of(func.type()), code);
  }

  private static MethodHandle bind(MethodHandle code, FuncInstance func) {
    int instance = code.type().parameterCount() - 2;
    return MethodHandles.insertArguments(code, instance, Objects.requireNonNull(func.instance));
  }

  private MethodHandle link(FunctionEntry entry) {
    try {
      return loader.handle(entry);
    } catch (LinkageError broken) {
      var bug = new EngineBug("generated code does not link", broken);
      condemn(bug);
      throw bug;
    }
  }

  /// Has calls of a Store, which has an instance, wait for the compiler while they have time.
  public void addUser(ModuleUser user) {
    users.add(user);
  }

  /// Forgets a Store that is closed.
  public void removeUser(ModuleUser user) {
    users.remove(user);
  }

  /// Refuses the module from now on, and condemns the Stores that have instances of it, because the
  /// compiler made wrong code of it.
  public void condemn(EngineBug newBug) {
    bug = newBug;
    users.condemn(newBug);
  }

  /// Throws if the module is condemned.
  public void requireSound() {
    EngineBug found = bug;
    if (found != null) {
      throw new EngineBug("the module is condemned", found);
    }
  }

  /// Returns where a line of a stack trace stands in the module.
  public Optional<CodeLocation> locate(StackTraceElement element) {
    return compiler.locate(
        element.getClassName(), element.getMethodName(), element.getLineNumber());
  }

  /// Returns the names of the module and its functions.
  public ModuleNames names() {
    ModuleNames known = names;
    if (known == null) {
      known = ModuleNames.of(model);
      names = known;
    }
    return known;
  }
}
