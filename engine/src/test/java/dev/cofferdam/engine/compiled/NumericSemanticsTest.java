package dev.cofferdam.engine.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.TrapKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numeric instructions against the specification's words, and against exact arithmetic.
final class NumericSemanticsTest {
  private static final long SEED = 20_261_123L;
  private static final int ROUNDS = 300;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);

  /// Constant expressions with bit patterns as results, so that NaNs and zeros are told apart.
  @ParameterizedTest
  @CsvSource({
    "i32.reinterpret_f32 (f32.min (f32.const -0) (f32.const 0)), 80000000",
    "i32.reinterpret_f32 (f32.max (f32.const -0) (f32.const 0)), 0",
    "i32.reinterpret_f32 (f32.min (f32.const nan:0x200000) (f32.const 1)), 7fe00000",
    "i32.reinterpret_f32 (f32.nearest (f32.const 2.5)), 40000000",
    "i32.reinterpret_f32 (f32.nearest (f32.const -0.5)), 80000000",
    "i32.reinterpret_f32 (f32.trunc (f32.const -0.9)), 80000000",
    "i32.reinterpret_f32 (f32.ceil (f32.const -0.9)), 80000000",
    "i32.reinterpret_f32 (f32.copysign (f32.const 1) (f32.const -nan)), bf800000",
    "i32.reinterpret_f32 (f32.neg (f32.const nan:0x200001)), ffa00001",
    "i32.reinterpret_f32 (f32.abs (f32.const -nan:0x200001)), 7fa00001",
    "i32.reinterpret_f32 (f32.const nan:0x000001), 7f800001",
    "i32.reinterpret_f32 (f32.convert_i32_u (i32.const -1)), 4f800000",
    "i32.reinterpret_f32 (f32.convert_i64_u (i64.const 0x8000008000000001)), 5f000001",
    "i32.rotl (i32.const 0x80000001) (i32.const 33), 3",
    "i32.shl (i32.const 1) (i32.const 35), 8",
    "i32.div_s (i32.const -7) (i32.const 2), fffffffd",
    "i32.rem_s (i32.const 0x80000000) (i32.const -1), 0",
    "i32.div_u (i32.const -1) (i32.const 2), 7fffffff",
    "i32.extend8_s (i32.const 0x80), ffffff80",
    "i32.trunc_sat_f32_u (f32.const -1), 0",
    "i32.trunc_sat_f64_u (f64.const 1e20), ffffffff",
    "i32.trunc_sat_f64_s (f64.const nan), 0",
    "i32.trunc_f64_u (f64.const 4294967295.9), ffffffff",
    "i32.trunc_f64_s (f64.const -2147483648.9), 80000000",
    "i32.clz (i32.const 0), 20",
    "i32.wrap_i64 (i64.trunc_sat_f64_u (f64.const 18446744073709549568)), fffff800",
    "i32.lt_u (i32.const 1) (i32.const -1), 1",
    "f64.lt (f64.const nan) (f64.const 1), 0",
    "i32.eqz (f64.ge (f64.const nan) (f64.const 1)), 1",
    "f32.ne (f32.const nan) (f32.const nan), 1"
  })
  void constantExpression_hasTheSpecifiedBits(String expression, String bits) {
    var instance = Compiled.function("(result i32) (" + expression + ")");

    @Nullable Object result = instance.func("f").call()[0];

    assertEquals(Integer.parseUnsignedInt(bits, 16), result);
  }

  @ParameterizedTest
  @CsvSource({
    "i32.div_s (i32.const 1) (i32.const 0), INTEGER_DIVIDE_BY_ZERO",
    "i32.div_s (i32.const 0x80000000) (i32.const -1), INTEGER_OVERFLOW",
    "i32.rem_u (i32.const 1) (i32.const 0), INTEGER_DIVIDE_BY_ZERO",
    "i32.trunc_f32_s (f32.const nan), INVALID_CONVERSION_TO_INTEGER",
    "i32.trunc_f32_s (f32.const 2147483648), INTEGER_OVERFLOW",
    "i32.trunc_f64_u (f64.const -1), INTEGER_OVERFLOW",
    "i32.load (i32.const 65533), MEMORY_OUT_OF_BOUNDS",
    "i32.load offset=4294967295 (i32.const 1), MEMORY_OUT_OF_BOUNDS",
    "i32.load8_u (i32.const -1), MEMORY_OUT_OF_BOUNDS",
    "i32.load8_u offset=0x7fffffff (i32.const 0x7fffffff), MEMORY_OUT_OF_BOUNDS"
  })
  void constantExpression_traps(String expression, TrapKind kind) {
    Compiled.assertTraps(kind, Compiled.function("(result i32) (" + expression + ")"));
  }

  @Test
  void unsigned64BitDivision_isExact() {
    assertAgrees("i64.div_u", BigInteger::divide);
    assertAgrees("i64.rem_u", BigInteger::remainder);
  }

  @Test
  void arithmetic64Bit_isModular() {
    assertAgrees("i64.mul", BigInteger::multiply);
    assertAgrees("i64.sub", BigInteger::subtract);
  }

  @Test
  void conversionOfUnsigned64Bit_roundsToNearest() {
    var convert = Compiled.function("(param i64) (result f32) (f32.convert_i64_u (local.get 0))");
    var random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      long value = random.nextLong() >>> random.nextInt(64);
      float expected = new BigDecimal(Long.toUnsignedString(value)).floatValue();
      assertEquals(expected, convert.func("f").call(value)[0], "seed " + SEED);
    }
  }

  private static void assertAgrees(String mnemonic, BinaryOperator<BigInteger> exact) {
    var instance =
        Compiled.function(
            "(param i64 i64) (result i64) (" + mnemonic + " (local.get 0) (local.get 1))");
    var random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      long left = random.nextLong() >>> random.nextInt(64);
      long right = random.nextLong() >>> random.nextInt(63) | 1;
      BigInteger expected = exact.apply(unsigned(left), unsigned(right)).mod(MODULUS);
      Object actual = instance.func("f").call(left, right)[0];
      assertEquals(expected.longValue(), actual, mnemonic + ", seed " + SEED);
    }
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }
}
