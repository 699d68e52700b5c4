package dev.cofferdam.wasm.coredump;

/// A value in a core dump. Floats are kept as bits, so that no NaN changes on its way.
public sealed interface CoreValue {
  /// The value that is not known.
  CoreValue MISSING = new Missing();

  /// A value that nobody knows any more, usually because the engine had no need to keep it.
  record Missing() implements CoreValue {}

  /// An `i32`.
  record I32(int value) implements CoreValue {}

  /// An `i64`.
  record I64(long value) implements CoreValue {}

  /// An `f32`.
  ///
  /// @param bits its bits
  record F32(int bits) implements CoreValue {
    /// Returns the number.
    public float value() {
      return Float.intBitsToFloat(bits);
    }
  }

  /// An `f64`.
  ///
  /// @param bits its bits
  record F64(long bits) implements CoreValue {
    /// Returns the number.
    public double value() {
      return Double.longBitsToDouble(bits);
    }
  }

  /// A `v128`; of globals only, frames cannot hold one in the format.
  ///
  /// @param low bits of lanes 0 to 7 of `i8x16`
  /// @param high bits of lanes 8 to 15
  record V128(long low, long high) implements CoreValue {}

  /// A reference. The format writes every one as null, whatever it referred to.
  record Ref() implements CoreValue {}
}
