package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.StringEncoding;
import org.jspecify.annotations.Nullable;

/// A call that a guest makes of a function it imports.
///
/// @param context what lifting and lowering needs
/// @param values the core arguments; takes the core result
record LoweredCall(CanonContext context, long[] values) implements CallSource {
  @Override
  public InstanceState caller() {
    return context.instance();
  }

  @Override
  public StringEncoding encoding() {
    return context.encoding();
  }

  @Override
  public Object[] args(CallScope scope, boolean isForGuest) {
    return context.abi().liftParams(context.lifting(scope, isForGuest), values);
  }

  @Override
  public void result(CallScope scope, @Nullable Object result, StringEncoding encoding) {
    context.abi().lowerResult(context.lowering(scope, encoding), result, values);
  }
}
