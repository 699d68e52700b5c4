package dev.cofferdam.isolation;

import dev.cofferdam.component.HostCall;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A function of the host that promises its result and computes it elsewhere.
///
/// The guest waits for the promise on its own virtual thread, holds no processor meanwhile, and its
/// deadline goes on. A promise that is not kept in time is cancelled if it is a {@link
/// java.util.concurrent.CompletableFuture}.
@FunctionalInterface
public interface AsyncHostFunc {
  /// Begins what the function does.
  ///
  /// @param call the call this is for; valid until this method returns
  /// @param args one value for each parameter
  /// @return promises the result, or null where the function has none
  /// @throws Exception to end the guest's call as a failure of the host
  CompletionStage<? extends @Nullable Object> call(HostCall call, Object[] args) throws Exception;
}
