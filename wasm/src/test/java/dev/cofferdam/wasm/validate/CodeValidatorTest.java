package dev.cofferdam.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeValidatorTest {
  private static final String NO_TYPE = "60 00 00";
  private static final int LIMIT = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0b",
        "00 6a 1a 0b", // unreachable; i32.add takes anything
        "00 1b 1a 0b", // unreachable; select
        "00 d1 1a 0b", // unreachable; ref.is_null
        "41 00 04 7f 41 01 05 41 02 0b 1a 0b", // if with result
        "02 7f 41 01 0c 00 0b 1a 0b", // br out of a block
        "41 01 41 02 41 00 0e 01 00 00 0b", // br_table leaves operands behind
        "d0 6f d1 1a 0b", // ref.null extern
      })
  void code_thatIsFine_isValid(String code) {
    assertDoesNotThrow(() -> validate(NO_TYPE, code));
  }

  @ParameterizedTest
  @CsvSource({
    "1a 0b, type mismatch",
    "41 00 0b, type mismatch",
    "41 00 42 00 6a 1a 0b, type mismatch: instruction requires [i32] but stack has [i64]",
    "41 00 04 7f 41 01 0b 1a 0b, type mismatch",
    "02 7f 0b 1a 0b, type mismatch",
    "41 00 02 40 1a 0b 0b, type mismatch",
    "0c 01 0b, unknown label 1",
    "20 00 1a 0b, unknown local 0",
    "23 00 1a 0b, unknown global 0",
    "10 01 0b, unknown function 1",
    "41 00 28 02 00 1a 0b, unknown memory 0",
    "41 00 11 00 00 0b, unknown table 0",
    "02 05 0b 0b, unknown type 5",
    "d2 00 1a 0b, undeclared function reference",
    "41 00 41 00 41 00 1c 00 1a 0b, invalid result arity",
    "00 fd 15 10 1a 0b, invalid lane index",
    "08 00 0b, unknown tag 0",
    "fb 01 00 1a 0b, non-structure type 0",
    "fc 0d 00 0b, unknown elem segment 0",
  })
  void code_thatBreaksRule_isInvalid(String code, String message) {
    assertInvalid(message, NO_TYPE, code);
  }

  @ParameterizedTest
  @CsvSource({
    "'', unexpected end",
    "01, unexpected end",
    "05 0b, END opcode expected",
    "02 40 05 0b 0b, END opcode expected",
    "0b 0b, section size mismatch",
    "ff 0b, illegal opcode ff",
    "fd 9a 01 0b, illegal opcode fd 9a",
    "6a ff 0b, illegal opcode ff",
    "fc 09 00 0b, data count section required",
    "41 00 28 80 01 00 0b, malformed memop flags",
    "1f 40 01 04 00 0b 0b, malformed catch clause",
    "41 80 80 80 80 10 1a 0b, integer too large",
  })
  void code_thatIsNone_isMalformed(String code, String message) {
    var thrown = assertThrows(MalformedException.class, () -> validate(NO_TYPE, code));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  @Test
  void blocks_nestedDeep_areValid() {
    assertDoesNotThrow(() -> validate(NO_TYPE, nested(LIMIT)));
  }

  @Test
  void blocks_nestedTooDeep_areRefused() {
    var thrown = assertThrows(LoadLimitException.class, () -> validate(NO_TYPE, nested(LIMIT + 1)));
    assertTrue(thrown.getMessage().contains("LoadLimits.nesting"), thrown.getMessage());
  }

  @Test
  void branchTable_ofMillionLabels_isValid() {
    String labels = ModuleBytes.leb(1_000_000) + "00".repeat(1_000_001);

    assertDoesNotThrow(() -> validate(NO_TYPE, "41 00 0e" + labels + "0b"));
  }

  @Test
  void operands_beyondLimit_areRefused() {
    String type = "60 00" + ModuleBytes.leb(1_000) + "7f".repeat(1_000);

    var thrown =
        assertThrows(LoadLimitException.class, () -> validate(type, "10 00".repeat(1_001)));

    assertTrue(thrown.getMessage().contains("LoadLimits.operands"), thrown.getMessage());
  }

  @Test
  void calls_ofThousandParametersInPlenty_areRefused() {
    String type = "60" + ModuleBytes.leb(1_000) + "7f".repeat(1_000) + "00";
    String code = "00" + "10 00".repeat(300_001) + "0b";

    var thrown = assertThrows(LoadLimitException.class, () -> validate(type, code));

    assertTrue(thrown.getMessage().contains("LoadLimits.validationSteps"), thrown.getMessage());
  }

  @Test
  void arrayOfAllOnes_inUnreachableCode_takesNoTime() {
    byte[] bytes =
        ModuleBytes.create()
            .types(NO_TYPE, "5e 7f 00")
            .funcs(0)
            .code("00 00 fb 08 01 ff ff ff ff 0f 1a 0b")
            .bytes();

    assertDoesNotThrow(() -> validate(bytes));
  }

  @Test
  void nonNullLocal_readBeforeSet_isInvalid() {
    assertLocal("uninitialized local", "20 00 1a 0b");
    assertLocal("uninitialized local", "02 40 d2 00 21 00 0b 20 00 1a 0b");
  }

  @Test
  void nonNullLocal_readAfterSet_isValid() {
    assertDoesNotThrow(() -> validate(withNonNullLocal("d2 00 21 00 02 40 20 00 1a 0b 0b")));
  }

  private static void assertLocal(String message, String code) {
    byte[] bytes = withNonNullLocal(code);
    var thrown = assertThrows(InvalidException.class, () -> validate(bytes));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  private static byte[] withNonNullLocal(String code) {
    return ModuleBytes.create()
        .types(NO_TYPE)
        .funcs(0)
        .vector(7, ModuleBytes.name("f") + "00 00")
        .code("01 01 64 00" + code)
        .bytes();
  }

  private static String nested(int depth) {
    return "02 40".repeat(depth) + "0b".repeat(depth + 1);
  }

  private static void assertInvalid(String message, String type, String code) {
    var thrown = assertThrows(InvalidException.class, () -> validate(type, code));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  private static void validate(String type, String code) {
    validate(ModuleBytes.ofFunction(type, code));
  }

  private static void validate(byte[] bytes) {
    var _ = ModuleValidator.validate(ModuleDecoder.decode(bytes), WasmFeatures.all());
  }
}
