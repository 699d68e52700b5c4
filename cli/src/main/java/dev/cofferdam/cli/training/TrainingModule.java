package dev.cofferdam.cli.training;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A module in the text format that looks like compiled code to whoever validates and compiles it:
/// many functions of many instructions, some far too large for one method of the JVM.
final class TrainingModule {
  private static final int FUNCTION_COUNT = 600;
  private static final int LARGE_EVERY = 150;
  private static final int LARGE_STATEMENTS = 2_500;
  private static final int SMALL_STATEMENTS_MAX = 60;

  /// Each leaves the operand stack as it was. An address is below 1,024.
  private static final List<String> STATEMENTS =
      List.of(
          "(local.set $i (i32.add (local.get $a) (i32.const 7)))",
          "(i32.store offset=16 (i32.and (local.get $i) (i32.const 1020)) (i32.mul (local.get $a)"
              + " (local.get $i)))",
          "(local.set $l (i64.load offset=8 (i32.and (local.get $i) (i32.const 1016))))",
          "(if (i32.lt_u (local.get $i) (local.get $a)) (then (local.set $i (i32.const 1)))"
              + " (else (local.set $i (i32.shl (local.get $i) (i32.const 2)))))",
          "(i64.store8 (i32.and (local.get $i) (i32.const 1023)) (i64.xor (local.get $l)"
              + " (local.get $b)))",
          "(block $out (br_if $out (i32.eqz (local.get $i)))"
              + " (local.set $i (i32.sub (local.get $i) (i32.const 1))))",
          "(local.set $i (i32.load8_u offset=3 (i32.and (local.get $i) (i32.const 1023))))",
          "(i32.store16 (i32.and (local.get $a) (i32.const 1022)) (local.get $i))",
          "(loop $again (local.set $i (i32.shr_u (local.get $i) (i32.const 1)))"
              + " (br_if $again (i32.gt_s (local.get $i) (i32.const 100))))",
          "(local.set $x (f64.add (local.get $x) (f64.convert_i32_s (local.get $i))))",
          "(block $two (block $one (block $zero (br_table $zero $one $two (i32.and (local.get $i)"
              + " (i32.const 3)))) (local.set $i (i32.const 4)) (br $two))"
              + " (local.set $i (i32.const 9)))",
          "(global.set $g (i32.rotl (global.get $g) (i32.const 3)))",
          "(local.set $l (i64.extend_i32_u (select (local.get $i) (local.get $a)"
              + " (i64.lt_s (local.get $l) (local.get $b)))))",
          "(if (i32.eq (local.get $a) (i32.const -1)) (then (local.set $i (call $next (local.get $i)"
              + " (local.get $l)))))",
          "(local.set $y (f32.mul (local.get $y) (f32.const 0.5)))",
          "(local.set $i (i32.div_u (local.get $a) (i32.const 3)))",
          "(if (f64.gt (local.get $x) (f64.const 1e9)) (then (return (local.get $i))))",
          "(i32.store8 offset=1 (i32.and (local.tee $i (i32.wrap_i64 (local.get $l)))"
              + " (i32.const 1022)) (i32.trunc_sat_f64_s (local.get $x)))",
          "(if (i32.eq (local.get $a) (i32.const -2)) (then (drop (call_indirect (type $t)"
              + " (local.get $i) (i64.load (i32.const 8)) (local.get $a)))))",
          "(memory.copy (i32.const 0) (i32.const 64) (i32.const 16))");

  private TrainingModule() {}

  /// Returns the module; its export `run` calls every function once.
  static String text() {
    String functions =
        IntStream.range(0, FUNCTION_COUNT)
            .mapToObj(TrainingModule::function)
            .collect(Collectors.joining("\n"));
    String names =
        IntStream.range(0, FUNCTION_COUNT).mapToObj(i -> "$f" + i).collect(Collectors.joining(" "));
    return """
    (module
      (type $t (func (param i32 i64) (result i32)))
      (memory 1)
      (global $g (mut i32) (i32.const 1))
      (table %1$d funcref)
      (elem (i32.const 0) func %2$s)
      (func (export "run") (result i32) (local $at i32)
        (loop $each
          (drop (call_indirect (type $t) (local.get $at) (i64.const 5) (local.get $at)))
          (br_if $each (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1)))
            (i32.const %1$d))))
        (local.get $at))
    %3$s)
    """
        .formatted(FUNCTION_COUNT, names, functions);
  }

  private static String function(int index) {
    int count = index % LARGE_EVERY == 1 ? LARGE_STATEMENTS : 1 + index * 7 % SMALL_STATEMENTS_MAX;
    String body =
        IntStream.range(0, count)
            .mapToObj(i -> STATEMENTS.get((index + i) % STATEMENTS.size()))
            .collect(Collectors.joining("\n"))
            .replace("$next", "$f" + (index + 1) % FUNCTION_COUNT);
    return "(func $f%d (param $a i32) (param $b i64) (result i32)".formatted(index)
        + " (local $i i32) (local $l i64) (local $x f64) (local $y f32)\n"
        + body
        + " (local.get $i))";
  }
}
