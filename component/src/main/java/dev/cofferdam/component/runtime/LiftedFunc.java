package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.Func;
import org.jspecify.annotations.Nullable;

/// A core function of a guest as a component-level function.
///
/// Specification: CanonicalABI, `canon lift`.
///
/// @param context what lifting and lowering needs
/// @param core the core function
/// @param postReturn what is called with the core results once they are lifted, or null
record LiftedFunc(CanonContext context, Func core, @Nullable Func postReturn) implements FuncItem {
  @Override
  public void call(CallSource source) {
    InstanceState instance = context.instance();
    InstanceState caller = source.caller();
    instance.requireCallableFrom(caller);
    instance.enterFrom(caller);
    CallScope scope = new CallScope();
    try {
      callInside(source, scope);
    } finally {
      scope.end();
      instance.leaveTo(caller);
    }
  }

  private void callInside(CallSource source, CallScope scope) {
    boolean isForGuest = source.caller() != null;
    Object[] args = source.args(scope, isForGuest);
    long[] flat = new long[context.abi().flatSize()];
    StringEncoding encoding = source.encoding();
    context.abi().lowerParams(context.lowering(scope, encoding), args, flat);
    core.callFlat(flat);
    Object result = context.abi().liftResult(context.lifting(scope, isForGuest), flat);
    scope.requireBorrowsDropped();
    source.result(scope, result, context.encoding());
    if (postReturn != null) {
      context.instance().callConfined(postReturn, flat);
    }
  }
}
