package dev.cofferdam.component.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.AddressType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeShapeTest {
  private static final ResourceRef RESOURCE = new ResourceRef(0, 0);

  @Test
  void record_padsEachFieldToItsAlignment() {
    TypeShape shape =
        TupleType.of(List.of(PrimitiveType.U8, PrimitiveType.U32, PrimitiveType.U8)).shape();

    assertEquals(12, shape.size32());
    assertEquals(4, shape.alignment32());
    assertEquals(3, shape.flatCount());
  }

  @Test
  void string_isTwoPointers() {
    TypeShape shape = PrimitiveType.STRING.shape();

    assertEquals(8, shape.size(AddressType.I32));
    assertEquals(16, shape.size(AddressType.I64));
    assertTrue(shape.hasPointer());
  }

  @Test
  void option_putsThePayloadBehindItsDiscriminant() {
    TypeShape shape = OptionType.of(PrimitiveType.U64).shape();

    assertEquals(16, shape.size32());
    assertEquals(8, shape.alignment32());
    assertEquals(2, shape.flatCount());
  }

  @Test
  void variant_withoutPayloads_isItsDiscriminant() {
    TypeShape shape = EnumType.of(IntStream.range(0, 257).mapToObj(i -> "c" + i).toList()).shape();

    assertEquals(2, shape.size32());
    assertEquals(1, shape.flatCount());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 1", "9, 2", "16, 2", "17, 4", "32, 4"})
  void flags_takeAsManyBytesAsTheyNeed(int count, int size) {
    var labels = IntStream.range(0, count).mapToObj(i -> "f" + i).toList();

    assertEquals(size, FlagsType.of(labels).shape().size32());
  }

  @Test
  void fixedList_standsInPlace() {
    TypeShape shape = FixedListType.of(PrimitiveType.U16, 3).shape();

    assertEquals(6, shape.size32());
    assertEquals(3, shape.flatCount());
  }

  @Test
  void fixedList_beyondAllMeasure_saturates() {
    ValueType large = FixedListType.of(PrimitiveType.U64, 1L << 30);

    TypeShape shape = FixedListType.of(large, 1L << 30).shape();

    assertEquals(TypeShape.SATURATED, shape.size32());
    assertEquals(TypeShape.SATURATED, shape.flatCount());
  }

  @Test
  void borrow_isSeenThroughLists() {
    TypeShape shape = ListType.of(new BorrowType(RESOURCE)).shape();

    assertTrue(shape.hasBorrow());
    assertTrue(shape.hasResource());
    assertFalse(ListType.of(new OwnType(RESOURCE)).shape().hasBorrow());
  }

  @Test
  void future_ofString_isAHandleWithoutPointer() {
    TypeShape shape = FutureType.of(PrimitiveType.STRING).shape();

    assertEquals(4, shape.size64());
    assertFalse(shape.hasPointer());
  }

  @Test
  void depth_countsLevels() {
    assertEquals(3, ListType.of(OptionType.of(PrimitiveType.BOOL)).shape().depth());
  }
}
