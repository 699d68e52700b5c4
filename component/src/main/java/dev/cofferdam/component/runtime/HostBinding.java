package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostFunc;
import dev.cofferdam.component.validate.StringEncoding;
import org.jspecify.annotations.Nullable;

/// A function of the host as a component-level function.
///
/// @param store the Store it is bound in
/// @param name its name, `interface#function` or bare
/// @param func the host's function
public record HostBinding(ComponentStore store, String name, HostFunc func) implements FuncItem {
  @Override
  public void call(CallSource source) throws HostFailure {
    CallScope scope = new CallScope();
    Object[] args = source.args(scope, false);
    Object result = callHost(args);
    source.result(scope, result, StringEncoding.UTF8);
    scope.end();
  }

  private @Nullable Object callHost(Object[] args) throws HostFailure {
    try {
      return func.call(new RunningHostCall(store.store(), name), args);
    } catch (Exception failure) {
      throw new HostFailure(name, failure);
    }
  }
}
