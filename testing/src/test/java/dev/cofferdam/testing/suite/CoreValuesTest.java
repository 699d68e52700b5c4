package dev.cofferdam.testing.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoreValuesTest {
  @ParameterizedTest
  @CsvSource({
    "nan:canonical, 0x7fc00000, true",
    "nan:canonical, 0xffc00000, true",
    "nan:canonical, 0x7fc00001, false",
    "nan:arithmetic, 0x7fc00001, true",
    "nan:arithmetic, 0x7fa00000, false",
    "1065353216, 0x3f800000, true",
    "2147483648, 0x00000000, false",
  })
  void isFloat_pattern_decides(String pattern, String bits, boolean expected) {
    assertEquals(expected, CoreValues.isFloat(pattern, Long.decode(bits).intValue()));
  }

  @Test
  void match_otherNumberOfResults_fails() {
    assertEquals(false, CoreValues.match(List.of(), new Object[] {1}));
  }

  @Test
  void match_hostReference_comparesItsNumber() {
    Literal one = new Literal.Reference("externref", Optional.of("1"));

    Object reference = CoreValues.argument(one);

    assertEquals(true, CoreValues.match(List.of(one), new Object[] {reference}));
  }

  @Test
  void match_eitherPattern_takesOneOfThem() {
    Literal either =
        new Literal.Either(List.of(new Literal.Scalar("i32", "1"), new Literal.Scalar("i32", "2")));

    assertEquals(true, CoreValues.match(List.of(either), new Object[] {2}));
  }

  @Test
  void lanes_roundTrip_match() {
    Literal.Vector vector =
        new Literal.Vector("i16", List.of("1", "-2", "3", "4", "5", "6", "7", "8"));

    assertEquals(true, Lanes.matches(vector, Lanes.value(vector)));
  }

  @Test
  void lanes_otherLane_doesNotMatch() {
    Literal.Vector one = new Literal.Vector("f64", List.of("1", "2"));
    Literal.Vector other = new Literal.Vector("f64", List.of("1", "nan:canonical"));

    assertEquals(false, Lanes.matches(other, Lanes.value(one)));
  }
}
