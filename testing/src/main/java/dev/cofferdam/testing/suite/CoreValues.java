package dev.cofferdam.testing.suite;

import dev.cofferdam.engine.Func;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values of core WebAssembly: from a script's arguments, and against a script's patterns.
final class CoreValues {
  private static final int F32_QUIET_NAN = 0x7fc0_0000;
  private static final long F64_QUIET_NAN = 0x7ff8_0000_0000_0000L;

  private CoreValues() {}

  /// A host object that a script names by a number.
  record HostObject(String number) {}

  static @Nullable Object argument(Literal literal) {
    return switch (literal) {
      case Literal.Scalar(String type, String text) -> number(type, text);
      case Literal.Reference(String type, Optional<String> value) -> reference(type, value);
      case Literal.Vector vector -> Lanes.value(vector);
      default -> throw new IllegalArgumentException("not a core value: " + literal);
    };
  }

  private static Object number(String type, String text) {
    return switch (type) {
      case "i32" -> Integer.parseInt(text);
      case "i64" -> Long.parseLong(text);
      case "f32" -> Float.intBitsToFloat((int) Long.parseLong(text));
      case "f64" -> Double.longBitsToDouble(Long.parseUnsignedLong(text));
      default -> throw new IllegalArgumentException("not a core type: " + type);
    };
  }

  private static @Nullable Object reference(String type, Optional<String> value) {
    if (isNullType(type) || value.equals(Optional.of("null"))) {
      return null;
    }
    return new HostObject(value.orElseThrow(() -> new IllegalArgumentException("which " + type)));
  }

  private static boolean isNullType(String type) {
    return switch (type) {
      case "nullref", "nullfuncref", "nullexternref", "nullexnref", "nullcontref", "refnull" ->
          true;
      default -> false;
    };
  }

  static boolean match(List<Literal> expected, @Nullable Object[] actual) {
    if (expected.size() != actual.length) {
      return false;
    }
    for (int i = 0; i < actual.length; i++) {
      if (!matches(expected.get(i), actual[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Literal expected, @Nullable Object actual) {
    return switch (expected) {
      case Literal.Scalar(String type, String text) -> matchesNumber(type, text, actual);
      case Literal.Reference(String type, Optional<String> value) ->
          matchesReference(type, value, actual);
      case Literal.Vector vector -> Lanes.matches(vector, actual);
      case Literal.Either(List<Literal> alternatives) ->
          alternatives.stream().anyMatch(each -> matches(each, actual));
      default -> throw new IllegalArgumentException("not a core pattern: " + expected);
    };
  }

  private static boolean matchesNumber(String type, String text, @Nullable Object actual) {
    return switch (actual) {
      case Integer value -> type.equals("i32") && value == Integer.parseInt(text);
      case Long value -> type.equals("i64") && value == Long.parseLong(text);
      case Float value -> type.equals("f32") && isFloat(text, Float.floatToRawIntBits(value));
      case Double value -> type.equals("f64") && isDouble(text, Double.doubleToRawLongBits(value));
      case null, default -> false;
    };
  }

  static boolean isFloat(String pattern, int bits) {
    return switch (pattern) {
      case "nan:canonical" -> (bits & Integer.MAX_VALUE) == F32_QUIET_NAN;
      case "nan:arithmetic" -> (bits & F32_QUIET_NAN) == F32_QUIET_NAN;
      default -> bits == (int) Long.parseLong(pattern);
    };
  }

  static boolean isDouble(String pattern, long bits) {
    return switch (pattern) {
      case "nan:canonical" -> (bits & Long.MAX_VALUE) == F64_QUIET_NAN;
      case "nan:arithmetic" -> (bits & F64_QUIET_NAN) == F64_QUIET_NAN;
      default ->
          bits
              == (pattern.startsWith("-")
                  ? Long.parseLong(pattern)
                  : Long.parseUnsignedLong(pattern));
    };
  }

  private static boolean matchesReference(
      String type, Optional<String> value, @Nullable Object actual) {
    if (isNullType(type) || value.equals(Optional.of("null"))) {
      return actual == null;
    }
    if (value.isPresent()) {
      return new HostObject(value.get()).equals(actual);
    }
    return actual != null && type.equals("funcref") == (actual instanceof Func);
  }
}
