package dev.cofferdam.component;

import dev.cofferdam.component.runtime.FuncItem;
import dev.cofferdam.component.runtime.HostFailure;
import dev.cofferdam.component.runtime.HostedCall;
import dev.cofferdam.component.runtime.StoreEntry;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import org.jspecify.annotations.Nullable;

/// A function that a component instance exports.
public final class ComponentFunc {
  private final Store store;
  private final String name;
  private final FuncItem func;
  private final ComponentFuncType type;

  ComponentFunc(Store store, String name, FuncItem func, ComponentFuncType type) {
    this.store = store;
    this.name = name;
    this.func = func;
    this.type = type;
  }

  /// Its name, `interface#function` or a bare name.
  public String name() {
    return name;
  }

  /// Its type.
  public ComponentFuncType type() {
    return type;
  }

  /// Calls the function: one entry into the Store, from passing the arguments to releasing the
  /// result in the guest's memory.
  ///
  /// @param args dynamic values as [ComponentVal] describes them, one for each parameter
  /// @return the result, or null where the function has none
  /// @throws IllegalArgumentException where the arguments are not of the parameters' types; the
  ///   instance can still be used
  /// @throws Trap where the guest is stopped; the Store is poisoned then
  /// @throws dev.cofferdam.engine.GuestExit where the guest ended by its own wish
  public @Nullable Object call(Object... args) {
    if (args.length != type.params().size()) {
      throw new IllegalArgumentException(
          name + " takes " + type.params().size() + " arguments, " + args.length + " given");
    }
    HostedCall call = new HostedCall(args);
    return StoreEntry.<@Nullable Object>call(store, () -> run(call));
  }

  private @Nullable Object run(HostedCall call) {
    try {
      func.call(call);
    } catch (HostFailure failed) {
      throw Trap.of(
          TrapKind.HOST,
          "host function " + failed.functionName() + " failed: " + failed.failure(),
          failed.failure());
    }
    return call.result();
  }
}
