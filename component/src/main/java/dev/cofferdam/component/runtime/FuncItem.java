package dev.cofferdam.component.runtime;

/// A component-level function at run time.
public sealed interface FuncItem extends Item
    permits LiftedFunc, HostBinding, UnknownFunc, UnsupportedFunc {
  /// Calls the function.
  ///
  /// @param source where the call comes from: gives the arguments, takes the result
  /// @throws HostFailure where a function of the host threw
  void call(CallSource source) throws HostFailure;

  @Override
  default String describe() {
    return "a function";
  }
}
