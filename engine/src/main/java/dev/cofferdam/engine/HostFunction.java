package dev.cofferdam.engine;

import org.jspecify.annotations.Nullable;

/// A function of the host with boxed arguments and results, as core types have them: `Integer`,
/// `Long`, `Float`, `Double`, {@link Func} for a `funcref`, any object for an `externref`, null for
/// a null reference.
///
/// What it throws ends the guest's call: {@link Trap} and {@link GuestExit} as they are, everything
/// else wrapped in {@link HostException}. It runs on the thread that called the guest and may
/// block: the Store's deadline and `cancel` interrupt it.
@FunctionalInterface
public interface HostFunction {
  /// Runs the function; the array it returns holds one element a result.
  @Nullable Object[] call(Caller caller, @Nullable Object[] args) throws Exception;
}
