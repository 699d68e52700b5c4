package dev.cofferdam.component.wave;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/// Writes floats: the fewest digits that read back as the same number, without exponent.
final class FloatText {
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

  private FloatText() {}

  static String of(float value) {
    return of(value, Float.toString(value), text -> text.floatValue() == value);
  }

  static String of(double value) {
    return of(value, Double.toString(value), text -> text.doubleValue() == value);
  }

  private static String of(double value, String shortest, Predicate<BigDecimal> isSame) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (Double.isInfinite(value)) {
      return sign + "inf";
    }
    if (value == 0) {
      return sign + "0";
    }
    BigDecimal decimal = new BigDecimal(shortest);
    BigDecimal shorter = decimal.round(ONE_DIGIT);
    BigDecimal chosen = isSame.test(shorter) ? shorter : decimal;
    return chosen.stripTrailingZeros().toPlainString();
  }
}
