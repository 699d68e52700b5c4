package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.StringEncoding;
import org.jspecify.annotations.Nullable;

/// A call that the host makes.
public final class HostedCall implements CallSource {
  private final Object[] args;
  private @Nullable Object result;

  /// Makes a call with arguments, one for each parameter.
  public HostedCall(Object[] args) {
    this.args = args;
  }

  /// The result once the call has returned; null where there is none.
  public @Nullable Object result() {
    return result;
  }

  @Override
  public @Nullable InstanceState caller() {
    return null;
  }

  @Override
  public StringEncoding encoding() {
    return StringEncoding.UTF8;
  }

  @Override
  public Object[] args(CallScope scope, boolean isForGuest) {
    return args;
  }

  @Override
  public void result(CallScope scope, @Nullable Object value, StringEncoding encoding) {
    result = value;
  }
}
