package dev.cofferdam.component.abi;

import static dev.cofferdam.component.abi.ScratchGuest.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.component.types.EnumType;
import dev.cofferdam.component.types.FlagsType;
import dev.cofferdam.component.types.ListType;
import dev.cofferdam.component.types.OptionType;
import dev.cofferdam.component.types.PrimitiveType;
import dev.cofferdam.component.types.RecordType;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.TrapKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerTest {
  private static final ValueType RECORD =
      RecordType.of(List.of(new RecordType.Field("a", ListType.of(PrimitiveType.U8))));

  @ParameterizedTest
  @CsvSource({
    "UTF8, UTF8, abc, '0->3/1', 3",
    "UTF8, UTF8, é, '0->2/1', 2",
    "UTF16, UTF8, abc, '0->3/1', 3",
    "UTF16, UTF8, aé, '0->2/1 2->6/1 6->3/1', 3",
    "UTF8, UTF16, aé, '0->6/2 6->4/2', 2",
    "UTF8, UTF16, abc, '0->6/2', 3",
    "UTF16, UTF16, é, '0->2/2', 1",
    "UTF8, LATIN1_UTF16, é, '0->2/2 2->1/2', 1",
    "UTF8, LATIN1_UTF16, aЯ, '0->3/2 3->6/2 6->4/2', -2147483646",
    "UTF16, LATIN1_UTF16, é, '0->1/2', 1"
  })
  void string_asksForMemoryAsSpecified(
      StringEncoding from, StringEncoding to, String text, String reallocs, int length) {
    ScratchGuest guest = new ScratchGuest(to);

    long[] flat = guest.lower(PrimitiveType.STRING, text, from);

    assertEquals(Arrays.asList(reallocs.split(" ")), guest.reallocs);
    assertEquals(length, (int) flat[1]);
    assertEquals(text, guest.lift(PrimitiveType.STRING, flat));
  }

  @Test
  void list_reallocAnswersNonsense_traps() {
    assertTraps(TrapKind.REALLOC_UNALIGNED, () -> lowerAt(3));
    assertTraps(TrapKind.REALLOC_OUT_OF_BOUNDS, () -> lowerAt(ScratchGuest.MEMORY_BYTES - 4));
    assertTraps(TrapKind.REALLOC_OUT_OF_BOUNDS, () -> lowerAt(-8));
  }

  @Test
  void reallocThatGrowsTheMemory_isFollowedByWritesToTheNewOne() {
    var guest = new GrowingGuest();
    LowerContext context =
        new LowerContext(
            guest,
            StringEncoding.UTF8,
            StringEncoding.UTF8,
            new ScratchGuest().lowering(StringEncoding.UTF8).handles);
    long[] flat = new long[17];

    ScratchGuest.function(ListType.of(PrimitiveType.STRING), null)
        .lowerParams(context, new Object[] {List.of("one", "two", "three")}, flat);

    var lifting =
        new LiftContext(guest.memory, StringEncoding.UTF8, context.handles, false, _ -> {});
    assertEquals(
        List.of("one", "two", "three"),
        ScratchGuest.function(ListType.of(PrimitiveType.STRING), null)
            .liftParams(lifting, flat)[0]);
  }

  /// A guest whose memory is another with each allocation, and the one before it is spoilt.
  private static final class GrowingGuest implements GuestMemory {
    private byte[] memory = new byte[64];

    @Override
    public byte[] bytes() {
      return memory;
    }

    @Override
    public int realloc(int oldAddress, int oldSize, int alignment, int newSize) {
      byte[] before = memory;
      memory = Arrays.copyOf(before, before.length + 64);
      Arrays.fill(before, (byte) -1);
      return before.length;
    }
  }

  private static void lowerAt(int answer) {
    GuestMemory liar =
        new GuestMemory() {
          @Override
          public byte[] bytes() {
            return new byte[ScratchGuest.MEMORY_BYTES];
          }

          @Override
          public int realloc(int oldAddress, int oldSize, int alignment, int newSize) {
            return answer;
          }
        };
    LowerContext context =
        new LowerContext(
            liar,
            StringEncoding.UTF8,
            StringEncoding.UTF8,
            new ScratchGuest().lowering(StringEncoding.UTF8).handles);
    ScratchGuest.function(ListType.of(PrimitiveType.U32), null)
        .lowerParams(context, new Object[] {List.of(1, 2)}, new long[17]);
  }

  @Test
  void wrongValue_saysWhereAndWhat() {
    var value = ComponentVal.Record.of("a", List.of(1, 300));

    var error =
        assertThrows(BadValueException.class, () -> new ScratchGuest().lower(RECORD, value));

    assertEquals(
        "argument value field a element 1: expected u8 (0 to 255), got Integer 300",
        error.getMessage());
  }

  @Test
  void wrongValues_areRefused() {
    assertRefused(PrimitiveType.STRING, 1);
    assertRefused(PrimitiveType.STRING, "\uD800");
    assertRefused(PrimitiveType.CHAR, 0xD800);
    assertRefused(PrimitiveType.U32, -1);
    assertRefused(EnumType.of(List.of("a")), "b");
    assertRefused(FlagsType.of(List.of("a")), Set.of("b"));
    assertRefused(OptionType.of(PrimitiveType.U8), 1);
    assertRefused(RECORD, ComponentVal.Record.of("b", 1));
  }

  private static void assertRefused(ValueType type, Object value) {
    assertThrows(BadValueException.class, () -> new ScratchGuest().lower(type, value));
  }

  @Test
  void result_isStoredWhereTheGuestAsked() {
    ScratchGuest guest = new ScratchGuest();
    long[] flat = new long[17];
    flat[0] = 16;

    ScratchGuest.function(null, PrimitiveType.STRING)
        .lowerResult(guest.lowering(StringEncoding.UTF8), "hi", flat);

    assertEquals(2, guest.memory[20]);
    assertTrue(guest.memory[16] != 0);
  }

  @Test
  void result_atAnUnalignedAddress_traps() {
    ScratchGuest guest = new ScratchGuest();
    long[] flat = {18, 0};

    AbiFunc function = ScratchGuest.function(null, PrimitiveType.STRING);

    assertTraps(
        TrapKind.UNALIGNED_POINTER,
        () -> function.lowerResult(guest.lowering(StringEncoding.UTF8), "hi", flat));
  }
}
