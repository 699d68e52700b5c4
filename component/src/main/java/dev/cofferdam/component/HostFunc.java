package dev.cofferdam.component;

import org.jspecify.annotations.Nullable;

/// A function of the host that components can import.
///
/// Arguments and result are dynamic values as [ComponentVal] describes them; their types are those
/// of the importing component, so they need no checking. It runs on the thread that entered the
/// Store. An exception it throws ends the guest's call as a failure of the host, naming the
/// function.
@FunctionalInterface
public interface HostFunc {
  /// Runs the function.
  ///
  /// @param call the call this runs for
  /// @param args one value for each parameter
  /// @return the result, or null where the function has none
  /// @throws Exception to end the guest's call as a failure of the host
  @Nullable Object call(HostCall call, Object[] args) throws Exception;
}
