package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What typical functions look like as bytecode. `-Dbless=true` writes the files anew.
final class GoldenListingTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/cofferdam/compiler");
  private static final String LOOP =
      """
      (param i32) (result i32) (local i32)
      (loop $again
        (local.set 1 (i32.add (local.get 1) (i32.load offset=8 (local.get 0))))
        (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 4)))))
      (local.get 1)\
      """;

  @Test
  void arithmetic_isOneInstructionEach() throws IOException {
    assertListing(
        "arithmetic",
        "(param i32 i32) (result i32) (i32.mul (i32.add (local.get 0) (local.get 1)) (i32.const 3))");
  }

  @Test
  void loop_testsFuelAtItsHeader() throws IOException {
    assertListing("loop", LOOP);
  }

  @Test
  void call_savesAndReloadsFuel() throws IOException {
    assertListing(
        "call", "(param i32) (result i32) (i32.add (call $f (local.get 0)) (local.get 0))");
  }

  @Test
  void ifWithResult_meetsInALocal() throws IOException {
    assertListing(
        "if",
        "(param f64 f64) (result f64) (if (result f64) (f64.lt (local.get 0) (local.get 1))"
            + " (then (local.get 0)) (else (f64.const 2)))");
  }

  @Test
  void dividedFunction_callsItsPieces() throws IOException {
    var split = Compiled.assertDivides(Compiled.function(LOOP + " " + blocks()), 300);

    assertGolden("divided", Listing.of(split.part(0).orElseThrow()));
  }

  @Test
  void dividedFunction_keepsValuesOfEveryKindInItsFrame() throws IOException {
    String use = "(local.set $i (i32.add (local.get $i) (i32.const 7)))".repeat(9);
    String all =
        "(local.set $l (i64.add (local.get $l) (i64.const 1)))"
            + "(local.set $f (f32.neg (local.get $f)))"
            + "(local.set $d (f64.neg (local.get $d)))"
            + "(local.set $r (local.get $r))";
    String content =
        "(param $i i32) (param $l i64) (param $f f32) (param $d f64) (param $r externref)"
            + " (result externref) (local.get $r) (f64.const 1) (block "
            + (all + use + "(br_if 0 (local.get $i))").repeat(2)
            + ") drop";
    var split = Compiled.assertDivides(Compiled.function(content), 300);

    assertGolden("divided-kinds", Listing.of(split.part(0).orElseThrow()));
  }

  /// Two handlers that stand between the ends of nested blocks.
  private static String blocks() {
    String handler = "(local.set 1 (i32.rotl (local.get 1) (local.get 0)))".repeat(12);
    return "drop (block (block (br_table 0 1 (local.get 0)) ) "
        + handler
        + " (br 0)) "
        + handler
        + " (local.get 1)";
  }

  private static void assertListing(String name, String content) throws IOException {
    var compiler = ModuleCompiler.of(Compiled.model(Compiled.function(content)));
    byte[] classBytes = compiler.classBytes("F0").orElseThrow();
    Compiled.assertVerifies(classBytes);
    assertGolden(name, Listing.of(classBytes));
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual);
  }
}
