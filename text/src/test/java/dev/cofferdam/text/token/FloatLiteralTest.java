package dev.cofferdam.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FloatLiteralTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 80000000",
    "1, 3f800000",
    "1., 3f800000",
    "1_0.2_5e0_1, 42cd0000",
    "0x1p-149, 1",
    "0x1p-150, 0",
    "0x1.000001p-150, 1",
    "0x1.fffffep127, 7f7fffff",
    "0x1.fffffefffffffp127, 7f7fffff",
    "0x1.000001p0, 3f800000",
    "0x1.00000100000000000000000000000001p0, 3f800001",
    "0x1.000003p0, 3f800002",
    "0x0.8p-126, 400000",
    "inf, 7f800000",
    "-inf, ff800000",
    "nan, 7fc00000",
    "-nan:0x1, ff800001",
    "nan:0x7fffff, 7fffffff"
  })
  void f32_literal_hasTheseBits(String text, String bits) {
    assertEquals(bits, hex(FloatLiteral.parse(text, FloatFormat.F32)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x1.fffffffffffffp1023, 7fefffffffffffff",
    "0x1p-1074, 1",
    "0x0.0000000000001p-1022, 1",
    "1e-400, 0",
    "0x1.00000000000008p0, 3ff0000000000000",
    "0x1.000000000000080000000000001p0, 3ff0000000000001",
    "nan:0x4000000000000, 7ff4000000000000"
  })
  void f64_literal_hasTheseBits(String text, String bits) {
    assertEquals(bits, hex(FloatLiteral.parse(text, FloatFormat.F64)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x1p128", "0x1.ffffffp127", "1e39", "340282356779733661637539395458142568448"})
  void f32_beyondTheLargest_isOutOfRange(String text) {
    assertInstanceOf(Literal.OutOfRange.class, FloatLiteral.parse(text, FloatFormat.F32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan:0x0", "nan:0x800000", "-nan:0x80_0000"})
  void f32_nanWithImpossiblePayload_isOutOfRange(String text) {
    assertInstanceOf(Literal.OutOfRange.class, FloatLiteral.parse(text, FloatFormat.F32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1_", "_1", "1__0", "0x", "1e", "1e+", "0x1.0p", ".5", "1._5", "nan:1"})
  void misspeltNumber_isNotALiteral(String text) {
    assertInstanceOf(Literal.NotALiteral.class, FloatLiteral.parse(text, FloatFormat.F64));
  }

  @Test
  void hexadecimalLiteral_agreesWithTheExactValue() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long digits = random.nextLong() >>> random.nextInt(64);
      int exponent = random.nextInt(340) - 200;
      String text = "0x" + Long.toHexString(digits) + "p" + exponent;
      String exact = exactly(digits, exponent).toString();

      assertEquals(
          hex(FloatLiteral.parse(exact.replace("E", "e"), FloatFormat.F32)),
          hex(FloatLiteral.parse(text, FloatFormat.F32)),
          text);
    }
  }

  private static BigDecimal exactly(long digits, int exponent) {
    var significand = new BigDecimal(Long.toUnsignedString(digits));
    BigDecimal two = BigDecimal.TWO;
    return exponent >= 0
        ? significand.multiply(two.pow(exponent))
        : significand.multiply(new BigDecimal("0.5").pow(-exponent));
  }

  private static String hex(Literal literal) {
    return switch (literal) {
      case Literal.Value(long bits) -> Long.toHexString(bits);
      case Literal.OutOfRange _ -> "out of range";
      case Literal.NotALiteral _ -> "not a literal";
    };
  }
}
