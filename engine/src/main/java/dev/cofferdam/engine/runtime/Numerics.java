package dev.cofferdam.engine.runtime;

/// Numeric instructions that no instruction of the JVM does exactly, one method each, named like
/// it.
///
/// A NaN that an instruction computes is quiet: where Java would pass an operand through, it is
/// added to itself.
///
/// Specification: section 4.3, numerics.
public final class Numerics {
  private static final double F64_2_POW_31 = 0x1p31;
  private static final double F64_2_POW_32 = 0x1p32;
  private static final double F64_2_POW_63 = 0x1p63;
  private static final double F64_2_POW_64 = 0x1p64;

  private Numerics() {}

  /// `i32.div_s`.
  public static int i32DivS(int dividend, int divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    if (divisor == -1 && dividend == Integer.MIN_VALUE) {
      throw Traps.integerOverflow();
    }
    return dividend / divisor;
  }

  /// `i32.div_u`.
  public static int i32DivU(int dividend, int divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return Integer.divideUnsigned(dividend, divisor);
  }

  /// `i32.rem_s`.
  public static int i32RemS(int dividend, int divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return dividend % divisor;
  }

  /// `i32.rem_u`.
  public static int i32RemU(int dividend, int divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return Integer.remainderUnsigned(dividend, divisor);
  }

  /// `i64.div_s`.
  public static long i64DivS(long dividend, long divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    if (divisor == -1 && dividend == Long.MIN_VALUE) {
      throw Traps.integerOverflow();
    }
    return dividend / divisor;
  }

  /// `i64.div_u`.
  public static long i64DivU(long dividend, long divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return Long.divideUnsigned(dividend, divisor);
  }

  /// `i64.rem_s`.
  public static long i64RemS(long dividend, long divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return dividend % divisor;
  }

  /// `i64.rem_u`.
  public static long i64RemU(long dividend, long divisor) {
    if (divisor == 0) {
      throw Traps.divideByZero();
    }
    return Long.remainderUnsigned(dividend, divisor);
  }

  /// `f32.ceil`.
  public static float f32Ceil(float value) {
    return (float) Math.ceil(value);
  }

  /// `f32.floor`.
  public static float f32Floor(float value) {
    return (float) Math.floor(value);
  }

  /// `f32.trunc`.
  public static float f32Trunc(float value) {
    return (float) f64Trunc(value);
  }

  /// `f32.nearest`.
  public static float f32Nearest(float value) {
    return (float) Math.rint(value);
  }

  /// `f32.sqrt`.
  public static float f32Sqrt(float value) {
    return (float) Math.sqrt(value);
  }

  /// `f64.ceil`.
  public static double f64Ceil(double value) {
    return Double.isNaN(value) ? value + value : Math.ceil(value);
  }

  /// `f64.floor`.
  public static double f64Floor(double value) {
    return Double.isNaN(value) ? value + value : Math.floor(value);
  }

  /// `f64.trunc`.
  public static double f64Trunc(double value) {
    if (Double.isNaN(value)) {
      return value + value;
    }
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  /// `f64.nearest`.
  public static double f64Nearest(double value) {
    return Double.isNaN(value) ? value + value : Math.rint(value);
  }

  /// `f64.sqrt`.
  public static double f64Sqrt(double value) {
    return Math.sqrt(value);
  }

  /// `f32.min`.
  public static float f32Min(float left, float right) {
    return isUnordered(left, right) ? left + right : Math.min(left, right);
  }

  /// `f32.max`.
  public static float f32Max(float left, float right) {
    return isUnordered(left, right) ? left + right : Math.max(left, right);
  }

  /// `f64.min`.
  public static double f64Min(double left, double right) {
    return isUnordered(left, right) ? left + right : Math.min(left, right);
  }

  /// `f64.max`.
  public static double f64Max(double left, double right) {
    return isUnordered(left, right) ? left + right : Math.max(left, right);
  }

  private static boolean isUnordered(double left, double right) {
    return Double.isNaN(left) || Double.isNaN(right);
  }

  /// `f32.copysign`.
  public static float f32Copysign(float magnitude, float sign) {
    int signBit = Float.floatToRawIntBits(sign) & Integer.MIN_VALUE;
    int rest = Float.floatToRawIntBits(magnitude) & Integer.MAX_VALUE;
    return Float.intBitsToFloat(signBit | rest);
  }

  /// `f64.copysign`.
  public static double f64Copysign(double magnitude, double sign) {
    long signBit = Double.doubleToRawLongBits(sign) & Long.MIN_VALUE;
    long rest = Double.doubleToRawLongBits(magnitude) & Long.MAX_VALUE;
    return Double.longBitsToDouble(signBit | rest);
  }

  /// `i32.trunc_f32_s`.
  public static int i32TruncF32S(float value) {
    return i32TruncF64S(value);
  }

  /// `i32.trunc_f32_u`.
  public static int i32TruncF32U(float value) {
    return i32TruncF64U(value);
  }

  /// `i32.trunc_f64_s`.
  public static int i32TruncF64S(double value) {
    requireInRange(value, -F64_2_POW_31 - 1, F64_2_POW_31);
    return (int) value;
  }

  /// `i32.trunc_f64_u`.
  public static int i32TruncF64U(double value) {
    requireInRange(value, -1, F64_2_POW_32);
    return (int) (long) value;
  }

  /// `i64.trunc_f32_s`.
  public static long i64TruncF32S(float value) {
    return i64TruncF64S(value);
  }

  /// `i64.trunc_f32_u`.
  public static long i64TruncF32U(float value) {
    return i64TruncF64U(value);
  }

  /// `i64.trunc_f64_s`.
  public static long i64TruncF64S(double value) {
    if (value == -F64_2_POW_63) {
      return Long.MIN_VALUE;
    }
    requireInRange(value, -F64_2_POW_63, F64_2_POW_63);
    return (long) value;
  }

  /// `i64.trunc_f64_u`.
  public static long i64TruncF64U(double value) {
    requireInRange(value, -1, F64_2_POW_64);
    return i64TruncSatF64U(value);
  }

  /// Traps unless `value` lies strictly between two bounds.
  private static void requireInRange(double value, double below, double above) {
    if (value > below && value < above) {
      return;
    }
    throw Double.isNaN(value) ? Traps.invalidConversion() : Traps.integerOverflow();
  }

  /// `i32.trunc_sat_f32_u`.
  public static int i32TruncSatF32U(float value) {
    return i32TruncSatF64U(value);
  }

  /// `i32.trunc_sat_f64_u`.
  public static int i32TruncSatF64U(double value) {
    long wide = (long) value;
    return (int) Math.clamp(wide, 0L, 0xffff_ffffL);
  }

  /// `i64.trunc_sat_f32_u`.
  public static long i64TruncSatF32U(float value) {
    return i64TruncSatF64U(value);
  }

  /// `i64.trunc_sat_f64_u`.
  public static long i64TruncSatF64U(double value) {
    if (value < F64_2_POW_63) {
      return Math.max((long) value, 0);
    }
    if (value >= F64_2_POW_64) {
      return -1;
    }
    return Double.isNaN(value) ? 0 : (long) (value - F64_2_POW_63) ^ Long.MIN_VALUE;
  }

  /// `f32.convert_i32_u`.
  public static float f32ConvertI32U(int value) {
    return Integer.toUnsignedLong(value);
  }

  /// `f64.convert_i32_u`.
  public static double f64ConvertI32U(int value) {
    return Integer.toUnsignedLong(value);
  }

  /// `f32.convert_i64_u`.
  public static float f32ConvertI64U(long value) {
    return value >= 0 ? value : (float) halved(value) * 2;
  }

  /// `f64.convert_i64_u`.
  public static double f64ConvertI64U(long value) {
    return value >= 0 ? value : (double) halved(value) * 2;
  }

  /// Returns half of an unsigned number; the bit that is lost stays, so that rounding is the same.
  private static long halved(long value) {
    return (value >>> 1) | (value & 1);
  }
}
