package dev.cofferdam.component.abi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FixedListType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.MapType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ResultType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.types.VariantType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueRoundTripTest {
  private static final ValueType PAIR =
      TupleType.of(List.of(PrimitiveType.U8, PrimitiveType.STRING));
  private static final ValueType PERSON =
      RecordType.of(
          List.of(
              new RecordType.Field("name", PrimitiveType.STRING),
              new RecordType.Field("age", OptionType.of(PrimitiveType.U8))));
  private static final ValueType SHAPE =
      VariantType.of(
          List.of(
              new VariantType.Case("none", null),
              new VariantType.Case("radius", PrimitiveType.F64),
              new VariantType.Case("size", PrimitiveType.S32),
              new VariantType.Case("ratio", PrimitiveType.F32),
              new VariantType.Case("name", PrimitiveType.STRING)));

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(PrimitiveType.BOOL, true),
        Arguments.of(PrimitiveType.S8, -128),
        Arguments.of(PrimitiveType.U8, 255),
        Arguments.of(PrimitiveType.S16, -32_768),
        Arguments.of(PrimitiveType.U16, 65_535),
        Arguments.of(PrimitiveType.S32, Integer.MIN_VALUE),
        Arguments.of(PrimitiveType.U32, 0xFFFF_FFFFL),
        Arguments.of(PrimitiveType.S64, Long.MIN_VALUE),
        Arguments.of(PrimitiveType.U64, -1L),
        Arguments.of(PrimitiveType.F32, -0.0f),
        Arguments.of(PrimitiveType.F64, Double.NaN),
        Arguments.of(PrimitiveType.CHAR, 0x1F30A),
        Arguments.of(PrimitiveType.STRING, "héllo 🌊 \uFFFD"),
        Arguments.of(ListType.of(PrimitiveType.U16), List.of(1, 2, 65_535)),
        Arguments.of(ListType.of(PAIR), List.of(ComponentVal.Tuple.of(1, "a"))),
        Arguments.of(PAIR, ComponentVal.Tuple.of(7, "x")),
        Arguments.of(PERSON, ComponentVal.Record.of("name", "Ada", "age", Optional.of(36))),
        Arguments.of(SHAPE, ComponentVal.Variant.of("none")),
        Arguments.of(SHAPE, ComponentVal.Variant.of("radius", -1.5)),
        Arguments.of(SHAPE, ComponentVal.Variant.of("size", -5)),
        Arguments.of(SHAPE, ComponentVal.Variant.of("ratio", -0.5f)),
        Arguments.of(SHAPE, ComponentVal.Variant.of("name", "n")),
        Arguments.of(EnumType.of(List.of("a", "b")), "b"),
        Arguments.of(FlagsType.of(List.of("r", "w", "x")), Set.of("r", "x")),
        Arguments.of(OptionType.of(OptionType.of(PAIR)), Optional.of(Optional.empty())),
        Arguments.of(ResultType.of(PAIR, PrimitiveType.S64), ComponentVal.Result.err(-3L)),
        Arguments.of(ResultType.of(null, null), ComponentVal.Result.ok()),
        Arguments.of(MapType.of(PrimitiveType.STRING, PrimitiveType.U8), Map.of("k", 1)),
        Arguments.of(FixedListType.of(PrimitiveType.U32, 3), List.of(1L, 2L, 3L)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_passedFlat_isTheSame(ValueType type, Object value) {
    assertEquals(value, new ScratchGuest().roundTrip(type, value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_passedInMemory_isTheSame(ValueType type, Object value) {
    ValueType list = ListType.of(TupleType.of(List.of(PrimitiveType.BOOL, type)));
    Object wrapped = List.of(ComponentVal.Tuple.of(true, value));

    assertEquals(wrapped, new ScratchGuest().roundTrip(list, wrapped));
  }

  @Test
  void lastOfTenThousandCases_isPassedFlatAndInMemory() {
    var cases = new ArrayList<VariantType.Case>();
    for (int i = 0; i < 10_000; i++) {
      cases.add(new VariantType.Case("c" + i, i % 2 == 0 ? null : PrimitiveType.U64));
    }
    cases.add(new VariantType.Case("last", PrimitiveType.STRING));
    ValueType type = VariantType.of(cases);

    value_passedFlat_isTheSame(type, ComponentVal.Variant.of("last", "end"));
    value_passedInMemory_isTheSame(type, ComponentVal.Variant.of("last", "end"));
  }

  @Test
  void listOfU8_isBytes() {
    Object bytes = new ScratchGuest().roundTrip(ListType.of(PrimitiveType.U8), new byte[] {1, -1});

    assertArrayEquals(new byte[] {1, -1}, (byte[]) bytes);
  }

  @Test
  void seventeenParameters_goThroughMemory() {
    ValueType type = TupleType.of(Collections.nCopies(17, PrimitiveType.U8));
    ScratchGuest guest = new ScratchGuest();

    long[] flat = guest.lower(type, new ComponentVal.Tuple(Collections.nCopies(17, 9)));

    assertEquals(List.of("0->17/1"), guest.reallocs);
    assertEquals(9, guest.memory[(int) flat[0] + 16]);
  }

  @Test
  void narrowPayloadInWideVariant_isZeroExtended() {
    long[] flat = new ScratchGuest().lower(SHAPE, ComponentVal.Variant.of("size", -5));

    assertArrayEquals(new long[] {2, 0xFFFF_FFFBL, 0}, Arrays.copyOf(flat, 3));
  }
}
