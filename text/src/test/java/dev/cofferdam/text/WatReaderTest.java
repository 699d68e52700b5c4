package dev.cofferdam.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WatReaderTest {
  private static final String PREAMBLE = "0061736d01000000";

  @ParameterizedTest
  @ValueSource(strings = {"", "(module)", "  ;; nothing\n (module $)x)", "(module (@note 1))"})
  void emptyModule_isThePreamble(String wat) {
    String text = wat.replace("$)x", "");

    assertEquals(PREAMBLE, hex(text));
  }

  @Test
  void function_isTypeFunctionAndCode() {
    assertEquals(
        PREAMBLE
            + "010701"
            + "60027f7f017f"
            + "03020100"
            + "070701036164640000"
            + "0a09010700200020016a0b",
        hex(
            "(func (export \"add\") (param i32 i32) (result i32)"
                + " (i32.add (local.get 0) (local.get 1)))"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(i32.add (i32.const 1) (i32.const 2)) drop | i32.const 1 i32.const 2 i32.add drop",
        "(block $a (br $a)) | block br 0 end",
        "(if (i32.const 1) (then nop) (else drop)) | i32.const 1 if nop else drop end",
        "(if (result i32) (i32.const 1) (then (i32.const 2)) (else)) drop"
            + "| i32.const 1 if (result i32) i32.const 2 else end drop",
        "(loop $a (block $b (br_table $a $b 2 $a))) | loop block br_table 1 0 2 1 end end",
        "block $a loop $a br $a end $a end $a | block loop br 0 end end",
        "(drop (select (result i32) (i32.const 0) (i32.const 1) (i32.const 2)))"
            + "| i32.const 0 i32.const 1 i32.const 2 select (result i32) drop",
        "(memory.copy) (memory.fill) | memory.copy 0 0 memory.fill 0",
        "(i32.load offset=4 align=2) | i32.load 0 offset=0x4 align=2",
        "(call_indirect (param i32)) | call_indirect 0 (param i32)",
        "(block (param i32) (result i32 i32) nop) | block (param i32) (result i32 i32) nop end",
        "(try_table (catch_all 0) nop) | try_table (catch_all 0) nop end"
      })
  void foldedInstructions_areTheSameAsPlainOnes(String folded, String plain) {
    assertEquals(hex("(func " + plain + ")"), hex("(func " + folded + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(func $f) (export \"a\" (func $f)) | (func $f (export \"a\"))",
        "(import \"a\" \"b\" (func $f (param i32))) | (func $f (import \"a\" \"b\") (param i32))",
        "(table $t 1 1 funcref) (elem (i32.const 0) $f) (func $f)"
            + "| (table $t funcref (elem $f)) (func $f)",
        "(memory 1 1) (data (i32.const 0) \"abc\") | (memory (data \"a\" \"bc\"))",
        "(elem (i32.const 0) func 0) | (elem (offset i32.const 0) 0)",
        "(elem funcref (item ref.func 0)) | (elem (ref null func) (ref.func 0))",
        "(type (func (param i32 i32))) | (type (func (param $a i32) (param i32)))",
        "(func (local i32 i32 i64)) | (func (local $a i32) (local i32) (local $b i64))",
        "(rec (type $a (struct (field i8 i32)))) | (rec (type $a (struct (field i8) (field i32))))"
      })
  void abbreviation_isTheSameAsTheLongForm(String longForm, String shortForm) {
    assertArrayEquals(WatReader.toBinary(longForm), WatReader.toBinary(shortForm));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(func (unknown)) | unknown operator: unknown at 1:8",
        "(func i32.const) | unexpected token: ) at 1:16",
        "(func (i32.const 0x1_0000_0000)) | constant out of range: 0x1_0000_0000 at 1:18",
        "(func (local.get $x)) | unknown local: $x at 1:18",
        "(func (br $x)) | unknown label: $x at 1:11",
        "(func (param $x i32) (local $x i32)) | duplicate local: $x at 1:29",
        "(func $f) (func $f) | duplicate function: $f at 1:17",
        "(func block $a end $b) | mismatching label: $b at 1:20",
        "(func block) | unexpected token: ) at 1:12",
        "(func end) | unexpected token: end at 1:7",
        "(func else) | unexpected token: else at 1:7",
        "(func (if (i32.const 0))) | unexpected token: ) at 1:24",
        "(func) (import \"a\" \"b\" (func)) | import after function: ( at 1:8",
        "(func $f) (start $f) (start $f) | multiple start sections: ( at 1:22",
        "(type $t (func)) (func (type $t) (param i32)) | inline function type: ( at 1:24",
        "(func (i32.load align=3)) | alignment must be a power of two: align=3 at 1:17",
        "(func) (module) | unexpected token: module at 1:9",
        "(import \"\\ff\" \"\" (func)) | malformed UTF-8 encoding at 1:9"
      })
  void malformedText_namesFaultAndPlace(String wat, String message) {
    var malformed = assertThrows(MalformedException.class, () -> WatReader.toBinary(wat));

    assertEquals(message, malformed.getMessage());
  }

  @Test
  void names_standInTheNameSection() {
    assertTrue(
        hex("(module $m (func) (func $f))")
            .endsWith("00" + "0f" + "046e616d65" + "0002016d" + "01040101" + "0166"));
  }

  @Test
  void namelessModule_hasNoNameSection() {
    assertTrue(hex("(func)").endsWith("0a040102000b"));
  }

  @Test
  void impliedTypes_followTheDefinedOnes() {
    assertTrue(
        hex("(func (result f64) unreachable) (type (func))")
            .startsWith(PREAMBLE + "010802" + "600000" + "6000017c"));
  }

  @Test
  void dataCountSection_isThereWhenAnInstructionNamesData() {
    assertTrue(hex("(memory 1) (data \"\") (func (data.drop 0))").contains("0c0101"));
  }

  @Test
  void deepNesting_needsNoStack() {
    int depth = 200_000;
    String wat = "(func " + "(block ".repeat(depth) + ")".repeat(depth) + ")";

    assertTrue(WatReader.toBinary(wat).length > depth);
  }

  @Test
  void bytesThatAreNotUtf8_areMalformed() {
    byte[] latin1 = {'(', ';', (byte) 0xE9, ';', ')'};

    assertThrows(MalformedException.class, () -> WatReader.toBinary(latin1));
  }

  private static String hex(String wat) {
    return HexFormat.of().formatHex(WatReader.toBinary(wat));
  }
}
