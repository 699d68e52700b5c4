package dev.cofferdam.component.types;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.types.FlatTypes.Direction;
import dev.cofferdam.component.types.FlatTypes.Passing;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FlatTypesTest {
  private static final Passing LIFT = new Passing(Direction.LIFT, false, false, AddressType.I32);
  private static final Passing LOWER = new Passing(Direction.LOWER, false, false, AddressType.I32);

  @Test
  void variant_joinsItsPayloads() {
    ValueType type = ResultType.of(PrimitiveType.F32, PrimitiveType.U64);

    assertEquals(List.of(NumType.I32, NumType.I64), FlatTypes.of(type, AddressType.I32));
  }

  @Test
  void variant_ofFloatAndInt_joinsToInt() {
    ValueType type = ResultType.of(PrimitiveType.F32, PrimitiveType.U8);

    assertEquals(List.of(NumType.I32, NumType.I32), FlatTypes.of(type, AddressType.I32));
  }

  @Test
  void params_upToSixteen_arePassedFlat() {
    assertEquals(
        new FuncType(Collections.nCopies(16, NumType.I32), List.of()),
        FlatTypes.signature(func(16, null), LIFT));
  }

  @Test
  void params_beyondSixteen_arePassedInMemory() {
    assertEquals(
        new FuncType(List.of(NumType.I32), List.of()), FlatTypes.signature(func(17, null), LIFT));
  }

  @Test
  void result_beyondOne_isReturnedAsPointerWhenLifted() {
    assertEquals(
        new FuncType(List.of(), List.of(NumType.I32)),
        FlatTypes.signature(func(0, PrimitiveType.STRING), LIFT));
  }

  @Test
  void result_beyondOne_isWrittenToAPointerWhenLowered() {
    assertEquals(
        new FuncType(List.of(NumType.I32), List.of()),
        FlatTypes.signature(func(0, PrimitiveType.STRING), LOWER));
  }

  @Test
  void asyncLower_passesFourParamsAndReturnsAStatus() {
    var passing = new Passing(Direction.LOWER, true, false, AddressType.I32);

    assertEquals(
        new FuncType(Collections.nCopies(5, NumType.I32), List.of(NumType.I32)),
        FlatTypes.signature(func(4, PrimitiveType.U8), passing));
    assertEquals(
        new FuncType(List.of(NumType.I32), List.of(NumType.I32)),
        FlatTypes.signature(func(5, null), passing));
  }

  @Test
  void asyncLift_returnsAStatusToItsCallbackOnly() {
    var withCallback = new Passing(Direction.LIFT, true, true, AddressType.I32);
    var stackful = new Passing(Direction.LIFT, true, false, AddressType.I32);

    assertEquals(
        List.of(NumType.I32),
        FlatTypes.signature(func(0, PrimitiveType.U8), withCallback).results());
    assertEquals(List.of(), FlatTypes.signature(func(0, PrimitiveType.U8), stackful).results());
  }

  @Test
  void pointers_ofWideMemory_areWide() {
    var wide = new Passing(Direction.LOWER, false, false, AddressType.I64);

    assertEquals(
        new FuncType(List.of(NumType.I64), List.of()),
        FlatTypes.signature(func(0, PrimitiveType.STRING), wide));
  }

  private static ComponentFuncType func(int paramCount, @Nullable ValueType result) {
    var params =
        IntStream.range(0, paramCount)
            .mapToObj(i -> new ComponentFuncType.Param("p" + i, PrimitiveType.U32))
            .toList();
    return new ComponentFuncType(params, result, false);
  }
}
