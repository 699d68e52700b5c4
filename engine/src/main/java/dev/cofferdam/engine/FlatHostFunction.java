package dev.cofferdam.engine;

/// A function of the host over raw bits, which needs no allocation.
///
/// Arguments stand in `values` from index 0, one an element: an `i32` sign-extended, an `f32` and
/// an `f64` as raw bits. Results are left there in the same way. The array may be longer than
/// needed, is reused and must not be kept. References cannot be passed.
@FunctionalInterface
public interface FlatHostFunction {
  /// Runs the function.
  void call(Caller caller, long[] values) throws Exception;
}
