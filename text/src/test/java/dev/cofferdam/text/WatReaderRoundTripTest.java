package dev.cofferdam.text;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.WasmFeatures;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import dev.cofferdam.wasm.validate.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader writes, the decoder reads and the validator accepts.
final class WatReaderRoundTripTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func (result v128) (v128.const f32x4 1 2 nan inf))",
        "(memory i64 1 2) (func (drop (i32.load8_u offset=0x1_0000_0000 (i64.const 0))))",
        "(memory $a 1) (memory $b 1) (func (memory.copy $b $a (i32.const 0) (i32.const 0)"
            + " (i32.const 0)) (drop (v128.load8_lane $b 3 (i32.const 0) (v128.const i64x2 0 0))))",
        "(table $t 2 externref) (func (table.set (i32.const 0) (ref.null extern)))",
        "(type $f (func)) (table 1 (ref $f) (ref.func $g)) (elem declare func $g) (func $g)",
        "(table (ref null func) (elem $g)) (table i64 externref (elem (ref.null extern))) (func $g)",
        "(tag $e (param i32)) (func (throw $e (i32.const 1)))",
        "(tag $e (param i32)) (func (block $h (result i32) (try_table (catch $e $h)"
            + " (throw $e (i32.const 1))) (i32.const 0)) drop)",
        "(type $f (func (param i32) (result i32)))"
            + "(func $g (type $f) (return_call $g (local.get 0)))"
            + "(func (type $f) (return_call_ref $f (local.get 0) (ref.func $g))) (elem declare func $g)",
        "(rec (type $a (struct (field $x (mut i8)) (field $y (ref null $b)))) (type $b (array i64)))"
            + "(func (result i32) (struct.get_u $a $x (struct.new_default $a)))"
            + "(func (drop (array.new_fixed $b 2 (i64.const 1) (i64.const 2))))",
        "(func (param anyref) (result i32) (ref.test (ref null i31) (local.get 0)))",
        "(func (param anyref) (block (result anyref)"
            + " (br_on_cast 0 anyref (ref i31) (local.get 0))) drop)",
        "(global $g (mut i64) (i64.const -1)) (func (global.set $g (i64.const 0x7fff_ffff_ffff_ffff)))",
        "(memory 1) (data $d \"abc\") (func (memory.init $d (i32.const 0) (i32.const 0)"
            + " (i32.const 3)) (data.drop $d))",
        "(func (result i32 i64) (block (result i32 i64) (i32.const 1) (i64.const 2)))"
      })
  void validText_givesAValidModule(String wat) {
    ModuleModel module = ModuleDecoder.decode(WatReader.toBinary(wat));

    assertDoesNotThrow(() -> ModuleValidator.validate(module, WasmFeatures.all()));
  }

  @Test
  void definitions_areThereAfterDecoding() {
    ModuleModel module =
        ModuleDecoder.decode(
            WatReader.toBinary(
                "(import \"m\" \"f\" (func (param f32))) (memory (export \"mem\") (data \"abc\"))"
                    + "(table funcref (elem 0 1)) (func (local i32 i32 i64)) (start 1)"));

    assertEquals("m", module.imports().getFirst().module());
    assertEquals("mem", module.exports().getFirst().name());
    assertEquals(2, module.bodies().getFirst().locals().getFirst().count());
    assertEquals(1, module.startFuncIndex());
    assertEquals(1, module.elements().size());
    assertEquals(3, module.data().getFirst().bytes().size());
  }
}
