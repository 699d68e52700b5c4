package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.CodeLocation;
import dev.cofferdam.compiler.ModuleCompiler;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.link.CanonicalTypes;
import dev.cofferdam.engine.link.TypeRegistry;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.ModuleCode;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.SubType;
import java.lang.invoke.MethodHandle;
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
  private final ModuleCompiler compiler;
  private final GuestLoader loader;
  private final int resultCountMax;
  private final int argumentCountMax;
  private volatile @Nullable ModuleNames names;
  private volatile @Nullable EngineBug bug;

  /// Makes a validated module ready.
  public LoadedModule(ModuleModel model, TypeRegistry registry) {
    this.model = model;
    this.types = registry.add(model.types(), model.recGroups());
    this.compiler = ModuleCompiler.of(model);
    this.loader = new GuestLoader(GuestClasses.loaderName(COUNT.incrementAndGet()), compiler);
    this.resultCountMax = max(type -> type.results().size());
    int paramCountMax = max(type -> type.params().size());
    this.argumentCountMax = paramCountMax < ARGUMENTS_IN_ARRAYS_MIN ? 0 : paramCountMax;
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

  @Override
  public FuncType canonicalFuncType(int funcIndex) {
    return types.rewriter().func(model.funcType(funcIndex));
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

  @Override
  public MethodHandle handle(FuncInstance func) {
    requireSound();
    try {
      return loader.handle(compiler.entry(func.index), Objects.requireNonNull(func.instance));
    } catch (LinkageError broken) {
      var bug = new EngineBug("generated code does not link", broken);
      condemn(bug);
      throw bug;
    }
  }

  /// Refuses the module from now on, because the compiler made wrong code of it.
  public void condemn(EngineBug newBug) {
    bug = newBug;
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
