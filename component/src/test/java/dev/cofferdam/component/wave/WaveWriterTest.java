package dev.cofferdam.component.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.VariantType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveWriterTest {
  @Test
  void write_floats_useTheFewestDigitsWithoutExponent() {
    assertEquals("0." + "0".repeat(44) + "1", WaveWriter.write(1.4e-45f, PrimitiveType.F32));
    assertEquals("-0", WaveWriter.write(-0.0, PrimitiveType.F64));
    assertEquals("100", WaveWriter.write(100.0, PrimitiveType.F64));
    assertEquals("-inf", WaveWriter.write(Double.NEGATIVE_INFINITY, PrimitiveType.F64));
  }

  @Test
  void write_u64_isUnsigned() {
    assertEquals("18446744073709551615", WaveWriter.write(-1L, PrimitiveType.U64));
  }

  @Test
  void write_string_escapesQuotesAndControls() {
    assertEquals("\"\\\"\\\\\\n\\u{0}☃\"", WaveWriter.write("\"\\\n\0☃", PrimitiveType.STRING));
  }

  @Test
  void write_enumNamedAsKeyword_isEscaped() {
    assertEquals("%none", WaveWriter.write("none", EnumType.of(List.of("none"))));
  }

  @Test
  void write_flags_areInTheOrderOfTheType() {
    var type = FlagsType.of(List.of("r", "w", "x"));

    assertEquals("{r, x}", WaveWriter.write(Set.of("x", "r"), type));
  }

  @Test
  void write_recordOfNones_isTheEmptyRecord() {
    var optional = OptionType.of(PrimitiveType.U8);
    var type = RecordType.of(List.of(new RecordType.Field("a", optional)));

    assertEquals("{:}", WaveWriter.write(ComponentVal.Record.of("a", Optional.empty()), type));
  }

  @Test
  void write_variantAndBytes_nest() {
    var type = VariantType.of(List.of(new VariantType.Case("b", ListType.of(PrimitiveType.U8))));

    assertEquals(
        "b([1, 255])", WaveWriter.write(ComponentVal.Variant.of("b", new byte[] {1, -1}), type));
  }

  @Test
  void longValue_isCutWhereToldAndEndsInDots() {
    var type = ListType.of(PrimitiveType.U8);

    assertEquals("[0, 0, 0...", WaveWriter.write(new byte[100_000_000], type, 8));
    assertEquals("\"xxx...", WaveWriter.write("x".repeat(10), PrimitiveType.STRING, 4));
  }

  @Test
  void valueOfJustTheLongestLength_isWhole() {
    assertEquals("\"xx\"", WaveWriter.write("xx", PrimitiveType.STRING, 4));
  }
}
