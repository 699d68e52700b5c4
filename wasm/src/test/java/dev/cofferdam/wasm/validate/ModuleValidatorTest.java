package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.WasmFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModuleValidatorTest {
  @ParameterizedTest
  @CsvSource({
    "5, 00 81 80 04, memory size must be at most",
    "5, 04 81 80 80 80 80 80 c0 00, memory size must be at most",
    "5, 01 02 01, size minimum must not be greater than maximum",
    "4, 70 00 80 80 80 80 10, table size must be at most",
    "4, 64 70 00 01, type mismatch",
    "4, 63 07 00 01, unknown type 7",
    "6, 7f 00 42 00 0b, type mismatch",
    "6, 7f 00 41 00 45 0b, constant expression required",
    "6, 7f 00 02 7f 41 00 0b 0b, constant expression required",
    "6, 7f 00 23 00 0b, unknown global 0",
    "6, 70 00 d2 05 0b, unknown function 5",
    "7, 00 00 00, unknown function 0",
    "7, 00 04 00, unknown tag 0",
    "9, 00 41 00 0b 00, unknown table 0",
    "11, 00 41 00 0b 00, unknown memory 0",
    "1, 60 01 63 01 00, unknown type 1",
    "1, 50 01 00 5f 00, forward use of type 0",
    "2, 00 00 00 00, unknown type 0",
    "13, 00 00, unknown type 0",
  })
  void definition_thatBreaksRule_isInvalid(int section, String item, String message) {
    assertInvalid(message, ModuleBytes.create().vector(section, item));
  }

  @Test
  void exports_ofSameName_areInvalid() {
    String export = ModuleBytes.name("m") + "02 00";

    assertInvalid(
        "duplicate export name", ModuleBytes.create().vector(5, "00 00").vector(7, export, export));
  }

  @Test
  void start_withParameter_isInvalid() {
    var module = ModuleBytes.create().types("60 01 7f 00").funcs(0).section(8, "00");

    assertInvalid("start function", module.code("00 0b"));
  }

  @Test
  void start_withLargestIndex_isInvalid() {
    var module = ModuleBytes.create().section(8, "ff ff ff ff 0f");

    assertInvalid("unknown function 4294967295", module);
  }

  @Test
  void tag_withResult_isInvalid() {
    assertInvalid(
        "non-empty tag result type", ModuleBytes.create().types("60 00 01 7f").vector(13, "00 00"));
  }

  @Test
  void subtype_ofFinalType_isInvalid() {
    assertInvalid("sub type 1 has final super type 0", types("5f 00", "50 01 00 5f 00"));
  }

  @Test
  void subtype_ofOtherStructure_isInvalid() {
    assertInvalid(
        "sub type 1 does not match super type 0", types("50 00 5f 01 7f 00", "50 01 00 5f 00"));
  }

  @Test
  void subtype_withMoreFields_isValid() {
    assertValid(types("50 00 5f 01 7f 00", "50 01 00 5f 02 7f 00 7e 01"));
  }

  @Test
  void subtypes_oneAboveTheOther_haveLimit() {
    var types = new String[65];
    types[0] = "50 00 5f 00";
    for (int i = 1; i < types.length; i++) {
      types[i] = "50 01 %s 5f 00".formatted(ModuleBytes.leb(i - 1));
    }

    assertThrows(LoadLimitException.class, () -> validate(types(types)));
  }

  @Test
  void groups_ofEqualStructure_areTheSameType() {
    // Function 0 has type 0 and is put into a global of type (ref 1).
    var module = types("60 01 7f 00", "60 01 7f 00").funcs(0);

    assertValid(module.vector(6, "64 01 00 d2 00 0b").code("00 0b"));
  }

  @Test
  void sameStructure_atOtherPlaceOfGroup_isOtherType() {
    var module = types("4e 02 60 00 00 60 00 00").funcs(0);

    assertInvalid("type mismatch", module.vector(6, "64 01 00 d2 00 0b").code("00 0b"));
  }

  @Test
  void manyGroups_eachOfTheOneBefore_areValid() {
    var types = new String[20_000];
    types[0] = "5f 00";
    for (int i = 1; i < types.length; i++) {
      int before = i - 1;
      types[i] =
          "5e 63 %02x %02x %02x 00 00"
              .formatted(
                  (before & 0x7f) | 0x80, ((before >> 7) & 0x7f) | 0x80, before >> 14 | 0x80);
    }

    assertValid(types(types));
  }

  private static ModuleBytes types(String... types) {
    return ModuleBytes.create().types(types);
  }

  private static void validate(ModuleBytes module) {
    var _ = ModuleValidator.validate(module.decode(), WasmFeatures.all());
  }

  private static void assertValid(ModuleBytes module) {
    assertDoesNotThrow(() -> validate(module));
  }

  private static void assertInvalid(String message, ModuleBytes module) {
    var thrown = assertThrows(InvalidException.class, () -> validate(module));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }
}
