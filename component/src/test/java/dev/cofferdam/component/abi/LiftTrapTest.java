package dev.cofferdam.component.abi;

import static dev.cofferdam.component.abi.ScratchGuest.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.TupleType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.TrapKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftTrapTest {
  private static final ValueType STRINGS = ListType.of(PrimitiveType.STRING);
  private final ScratchGuest guest = new ScratchGuest();

  @ParameterizedTest
  @ValueSource(ints = {0xD800, 0xDFFF, 0x110000, -1})
  void char_notAScalarValue_traps(int bits) {
    assertTraps(TrapKind.INVALID_CHAR, () -> guest.lift(PrimitiveType.CHAR, bits));
  }

  @Test
  void enum_pastTheLastCase_traps() {
    assertTraps(TrapKind.INVALID_DISCRIMINANT, () -> guest.lift(EnumType.of(List.of("a", "b")), 2));
    assertTraps(TrapKind.INVALID_DISCRIMINANT, () -> guest.lift(EnumType.of(List.of("a")), -1));
  }

  @Test
  void oddBits_areIgnored() {
    assertEquals(true, guest.lift(PrimitiveType.BOOL, 0x100));
    assertEquals(0xFE, guest.lift(PrimitiveType.U8, 0xABCDEFE));
    assertEquals(-2, guest.lift(PrimitiveType.S16, 0x7FFF_FFFE));
    assertEquals(Set.of("a"), guest.lift(FlagsType.of(List.of("a")), 0xFF));
  }

  @Test
  void string_endingPastTheMemory_traps() {
    int end = ScratchGuest.MEMORY_BYTES;

    assertEquals("", guest.lift(PrimitiveType.STRING, end, 0));
    assertTraps(TrapKind.STRING_OUT_OF_BOUNDS, () -> guest.lift(PrimitiveType.STRING, end, 1));
    assertTraps(TrapKind.STRING_OUT_OF_BOUNDS, () -> guest.lift(PrimitiveType.STRING, 8, -1));
    assertTraps(TrapKind.STRING_OUT_OF_BOUNDS, () -> guest.lift(PrimitiveType.STRING, -8, 16));
  }

  @Test
  void string_ofBadUtf8_traps() {
    guest.memory[8] = 'a';
    guest.memory[9] = (byte) 0xFF;

    assertTraps(TrapKind.INVALID_UTF8, () -> guest.lift(PrimitiveType.STRING, 8, 2));
  }

  @Test
  void string_ofUtf16OddlyPlacedOrUnpaired_traps() {
    ScratchGuest wide = new ScratchGuest(StringEncoding.UTF16);
    wide.memory[9] = (byte) 0xD8;

    assertTraps(TrapKind.UNALIGNED_POINTER, () -> wide.lift(PrimitiveType.STRING, 7, 1));
    assertTraps(TrapKind.INVALID_UTF16, () -> wide.lift(PrimitiveType.STRING, 8, 1));
  }

  @Test
  void list_misplaced_traps() {
    ValueType numbers = ListType.of(PrimitiveType.U32);

    assertTraps(TrapKind.UNALIGNED_POINTER, () -> guest.lift(numbers, 6, 1));
    assertTraps(TrapKind.LIST_OUT_OF_BOUNDS, () -> guest.lift(numbers, 8, 1 << 20));
    assertTraps(TrapKind.LIST_OUT_OF_BOUNDS, () -> guest.lift(numbers, 8, -1));
    assertTraps(TrapKind.LIST_OUT_OF_BOUNDS, () -> guest.lift(numbers, -4, 1));
  }

  @Test
  void listOfEmptyStrings_paysForTheObjects() {
    guest.budgetBytes = 1000;

    assertTraps(TrapKind.HOST_CALL_BYTES, () -> guest.lift(STRINGS, 0, 500));
  }

  @Test
  void parametersInMemory_misplaced_trap() {
    ValueType wide = TupleType.of(Collections.nCopies(17, PrimitiveType.U32));

    assertTraps(TrapKind.UNALIGNED_POINTER, () -> guest.lift(wide, 2));
    assertTraps(TrapKind.POINTER_OUT_OF_BOUNDS, () -> guest.lift(wide, -4));
  }
}
