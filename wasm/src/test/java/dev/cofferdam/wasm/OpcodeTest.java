package dev.cofferdam.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpcodeTest {
  @Test
  void of_everyCode_findsItsInstruction() {
    for (Opcode opcode : Opcode.values()) {
      assertSame(opcode, Opcode.of(opcode.code()));
    }
  }

  @Test
  void of_unassignedCode_findsNothing() {
    for (int code : new int[] {0x06, 0xff, 0xfb001f, 0xfc0012, 0xfd009a, 0xfd0114, 0xfe0000, -1}) {
      assertNull(Opcode.of(code), Integer.toHexString(code));
    }
  }

  @Test
  void mnemonics_countedOnce_missThreeSharedOnes() {
    long distinct = Arrays.stream(Opcode.values()).map(Opcode::mnemonic).distinct().count();

    assertEquals(Opcode.values().length - 3, distinct);
  }

  @Test
  void signature_ofStore_listsAddressFirst() {
    var wanted = new Signature(List.of(NumType.I32, NumType.I64), List.of());

    assertEquals(wanted, Opcode.I64_STORE8.signature());
  }

  @Test
  void laneCount_followsShapeAndAccess() {
    assertEquals(8, Opcode.I16X8_REPLACE_LANE.laneCount());
    assertEquals(4, Opcode.V128_LOAD32_LANE.laneCount());
    assertEquals(32, Opcode.I8X16_SHUFFLE.laneCount());
    assertEquals(0, Opcode.I32_ADD.laneCount());
  }
}
