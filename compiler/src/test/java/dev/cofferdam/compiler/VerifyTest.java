package dev.cofferdam.compiler;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every shape of control flow gives classes that the JVM's verifier accepts.
final class VerifyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unreachable",
        "(block (br 0) (drop (i32.add)))",
        "(loop (br 0))",
        "(result i32) (block (result i32) (br 0 (i32.const 1)) (i32.const 2))",
        "(result i32) (i32.const 1) (block (br_if 0 (i32.const 1)))",
        "(result i64) (i64.const 1) (loop (param i64) (result i64) (br_if 0 (i32.const 0)))",
        "(result i32 i64 f32) (i32.const 1) (i64.const 2) (f32.const 3)",
        "(result i32 i64) (block (result i32 i64) (br_if 0 (i32.const 1) (i64.const 2)"
            + " (i32.const 0)))",
        "(result i32) (i32.const 5) (i32.const 6) (i32.const 1)"
            + " (block (param i32 i32) (result i32) (br_if 0 (i32.const 2) (i32.const 3)) (drop)"
            + " (drop) (drop) (i32.const 4)) (return)",
        "(if (i32.const 1) (then (return)))",
        "(result i32) (if (result i32) (i32.const 1) (then (return (i32.const 7)))"
            + " (else (i32.const 3)))",
        "(param i32) (result f64) (select (f64.const 1) (f64.const 2)"
            + " (i32.eqz (i32.eqz (i32.lt_u (local.get 0) (i32.const 3)))))",
        "(param i32) (block (block (block (br_table 0 1 2 1 (local.get 0)))))",
        "(param i32) (result i32) (block (result i32) (br_table 0 0 (i32.const 9) (local.get 0)))",
        "(param externref) (result i32) (i32.or (ref.is_null (local.get 0)) (i32.const 0))",
        "(param i32) (result i32) (call_indirect (param i32) (result i32) (local.get 0)"
            + " (local.get 0))",
        "(param i32 i64) (result i32) (return_call $f (local.get 0) (local.get 1))",
        "(param f32) (result f32) (f32.min (local.get 0) (f32.const nan:0x200001))",
        "(global.set $g (i64.add (global.get $g) (i64.const 1)))",
        "(memory.copy (i32.const 0) (i32.const 1) (memory.grow (i32.const 2)))",
        "(table.set (i32.const 0) (ref.func $f)) (drop (table.grow (ref.null func) (i32.const 1)))"
      })
  void function_verifies(String content) {
    Compiled.assertVerifies(Compiled.function("(export \"f\") " + content));
  }
}
