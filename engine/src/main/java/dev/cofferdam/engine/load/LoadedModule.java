package dev.cofferdam.engine.load;

import dev.cofferdam.compiler.CodeLocation;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.link.CanonicalTypes;
import dev.cofferdam.engine.link.TypeRegistry;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.ModuleCode;
import dev.cofferdam.wasm.CompositeType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.SubType;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A validated module, ready to be instantiated; its functions are compiled when they are first
/// linked.
public final class LoadedModule implements ModuleCode {
  private static final AtomicLong COUNT = new AtomicLong();

  private final String loaderName = GuestClasses.loaderName(COUNT.incrementAndGet());
  private final ModuleModel model;
  private final CanonicalTypes types;
  private volatile @Nullable ModuleNames names;

  /// Makes a validated module ready.
  public LoadedModule(ModuleModel model, TypeRegistry registry) {
    this.model = model;
    this.types = registry.add(model.types(), model.recGroups());
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
    return loaderName;
  }

  /// Returns how many values the Store must have room for: the most results or parameters of a
  /// type.
  public int valueCountMax() {
    int max = 0;
    for (SubType type : model.types()) {
      CompositeType composite = type.composite();
      if (composite instanceof FuncType func) {
        max = Math.max(max, Math.max(func.results().size(), func.params().size()));
      }
    }
    return max;
  }

  @Override
  public MethodHandle handle(FuncInstance func) {
    throw new LoadException(
        "no compiler", new UnsupportedOperationException("function " + func.index));
  }

  /// Returns where a line of a stack trace stands in the module.
  public Optional<CodeLocation> locate(StackTraceElement element) {
    return Optional.empty();
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
