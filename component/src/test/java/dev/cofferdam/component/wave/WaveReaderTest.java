package dev.cofferdam.component.wave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveReaderTest {
  private static final ValueType OPTIONAL_U8 = OptionType.of(PrimitiveType.U8);

  @Test
  void read_multilineString_dropsTheIndentOfTheClosingQuotes() {
    Object value = WaveReader.read("\"\"\"\n    a\n  b\n  \"\"\"", PrimitiveType.STRING);

    assertEquals("  a\nb", value);
  }

  @Test
  void read_listOfU8_givesBytes() {
    Object value = WaveReader.read("[1, 255,]", ListType.of(PrimitiveType.U8));

    assertArrayEquals(new byte[] {1, -1}, (byte[]) value);
  }

  @Test
  void read_flatOption_isSome() {
    assertEquals(Optional.of(7), WaveReader.read("7", OPTIONAL_U8));
  }

  @Test
  void read_flatResult_isOk() {
    Object value = WaveReader.read("7", ResultType.of(PrimitiveType.U8, null));

    assertEquals(ComponentVal.Result.ok(7), value);
  }

  @Test
  void read_recordWithoutItsOption_fillsInNone() {
    var type = RecordType.of(List.of(new RecordType.Field("a", OPTIONAL_U8)));

    assertEquals(ComponentVal.Record.of("a", Optional.empty()), WaveReader.read("{ : }", type));
  }

  @Test
  void read_u64Maximum_givesItsBits() {
    assertEquals(-1L, WaveReader.read("18446744073709551615", PrimitiveType.U64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "-1", "-0", "1.0", "1e1", "01", "nan", "", "1 2", "+1", "true"})
  void read_whatIsNoU8_fails(String text) {
    assertThrows(WaveException.class, () -> WaveReader.read(text, PrimitiveType.U8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'\\u{d800}'", "'ab'", "''", "'''", "'\\u{110000}'", "'\\u{1234567}'"})
  void read_whatIsNoChar_fails(String text) {
    assertThrows(WaveException.class, () -> WaveReader.read(text, PrimitiveType.CHAR));
  }

  @Test
  void read_tenThousandBrackets_failsWithoutOverflow() {
    String text = "[".repeat(10_000);

    assertThrows(WaveException.class, () -> WaveReader.read(text, OPTIONAL_U8));
  }

  @Test
  void readCall_argumentsLeftOut_areNone() {
    var params =
        List.of(
            new ComponentFuncType.Param("a", PrimitiveType.U8),
            new ComponentFuncType.Param("b", OPTIONAL_U8));

    WaveCall call = WaveReader.readCall("ns:pkg/i@1.0.0#f(1)");

    assertEquals("ns:pkg/i@1.0.0#f", call.name());
    assertArrayEquals(
        new Object[] {1, Optional.empty()}, call.args(new ComponentFuncType(params, null, false)));
  }

  @Test
  void readCall_error_saysWhere() {
    var error = assertThrows(WaveException.class, () -> WaveReader.readCall("f(1,,2)"));

    assertEquals(4, error.start());
  }
}
