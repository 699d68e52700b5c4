package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.StringEncoding;
import org.jspecify.annotations.Nullable;

/// Where a call of a component-level function comes from: a guest that imports the function, or the
/// host.
///
/// The callee decides when arguments are lifted and the result lowered, since the order can be
/// seen.
public sealed interface CallSource permits LoweredCall, HostedCall {
  /// The calling instance; null for the host.
  @Nullable InstanceState caller();

  /// How the caller's strings are encoded.
  StringEncoding encoding();

  /// Lifts the arguments.
  ///
  /// @param scope the call, for handles that are lent
  /// @param isForGuest whether a guest is called, not the host
  Object[] args(CallScope scope, boolean isForGuest);

  /// Lowers the result.
  ///
  /// @param scope the call
  /// @param result the result; null where the function has none
  /// @param encoding how the callee's strings were encoded
  void result(CallScope scope, @Nullable Object result, StringEncoding encoding);
}
