package dev.cofferdam.component.abi;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// Between raw bits and the Java values of primitive types.
final class ScalarValues {
  private ScalarValues() {}

  static long boolBits(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    throw new BadValueException("bool", value);
  }

  static long integer(String type, long min, long max, Object value) {
    long bits = bits64(type, value);
    if (bits < min || bits > max) {
      throw new BadValueException(type + " (" + min + " to " + max + ")", value);
    }
    return (int) bits;
  }

  static long bits64(String type, Object value) {
    return switch (value) {
      case Integer number -> number;
      case Long number -> number;
      case Short number -> number;
      case Byte number -> number;
      default -> throw new BadValueException(type, value);
    };
  }

  static Object f32(long bits) {
    float value = Float.intBitsToFloat((int) bits);
    return Float.isNaN(value) ? Float.NaN : value;
  }

  static long f32Bits(Object value) {
    if (value instanceof Float number) {
      return Float.floatToIntBits(number);
    }
    throw new BadValueException("f32", value);
  }

  static Object f64(long bits) {
    double value = Double.longBitsToDouble(bits);
    return Double.isNaN(value) ? Double.NaN : value;
  }

  static long f64Bits(Object value) {
    return switch (value) {
      case Double number -> Double.doubleToLongBits(number);
      case Float number -> Double.doubleToLongBits(number);
      default -> throw new BadValueException("f64", value);
    };
  }

  static Object character(long bits) {
    int value = (int) bits;
    if (!isScalarValue(value)) {
      throw Trap.of(
          TrapKind.INVALID_CHAR,
          TrapKind.INVALID_CHAR.message() + ": converted integer out of range for `char`");
    }
    return value;
  }

  static long charBits(Object value) {
    int codePoint =
        switch (value) {
          case Integer number -> number;
          case Character character -> character;
          default -> throw new BadValueException("char", value);
        };
    if (!isScalarValue(codePoint)) {
      throw new BadValueException("char, a Unicode scalar value", value);
    }
    return codePoint;
  }

  private static boolean isScalarValue(int value) {
    return Character.isValidCodePoint(value) && (value < 0xD800 || value > 0xDFFF);
  }
}
