package dev.cofferdam.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Functions beyond what a method of the JVM holds, honest and hostile.
final class LargeFunctionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void straightLine_isDivided() {
    var statement = "(local.set 0 (i32.mul (local.get 0) (i32.const 77777)))";

    Compiled.assertVerifies(
        Compiled.function("(param i32) (result i32) " + statement.repeat(6_000) + "(local.get 0)"));
  }

  @Test
  void interpreterLoop_isDivided() {
    int handlers = 300;
    var wat = new StringBuilder("(param i32) (loop $l " + "(block ".repeat(handlers + 1));
    wat.append("(br_table");
    for (int i = 0; i <= handlers; i++) {
      wat.append(' ').append(i);
    }
    wat.append(" (local.get 0)) )");
    var handler = "(local.set 0 (i32.load offset=4 (i32.add (local.get 0) (i32.const 9))))";
    wat.append((handler.repeat(9) + "(br $l)) ").repeat(handlers)).append(')');

    Compiled.assertVerifies(Compiled.function(wat.toString()));
  }

  @Test
  void operandsAcrossTheCut_areKept() {
    var push = "(i32.const 3) ";
    var add = "(i32.add) ";

    Compiled.assertVerifies(
        Compiled.function("(result i32) (i32.const 0) " + push.repeat(4_000) + add.repeat(4_000)));
  }

  @Test
  void branchTableOfAMillionTargets_isLookedUp() {
    byte[] body = new Body().op(0x02, 0x40).op(0x02, 0x40).op(0x20, 0).table(1_000_000).end(3);

    assertCompiles(body);
  }

  @Test
  void nestingOfAHundredThousandBlocks_needsNoStack() {
    var body = new Body();
    for (int i = 0; i < 100_000; i++) {
      body.op(0x02, 0x40);
    }

    assertCompiles(body.op(0x20, 0).op(0x0d).leb(99_999).end(100_001));
  }

  @Test
  void codeBetweenTheEndsOfNestedBlocks_needsNoStack() {
    var body = new Body();
    for (int i = 0; i < 30_000; i++) {
      body.op(0x02, 0x40);
    }
    for (int i = 0; i < 30_000; i++) {
      body.op(0x20, 0, 0x45, 0x0d, 0, 0x0b);
    }

    assertCompiles(body.end(1));
  }

  @Test
  void distinctTargetsBeyondAnyMethod_areRefused() {
    var body = new Body();
    for (int i = 0; i < 20_000; i++) {
      body.op(0x02, 0x40);
    }
    body.op(0x20, 0).op(0x0e).leb(20_000);
    for (int i = 0; i <= 20_000; i++) {
      body.leb(i);
    }

    assertThrows(CompileException.class, () -> compile(body.end(20_001)));
  }

  private static void assertCompiles(byte[] module) {
    Compiled.assertVerifies(assertTimeoutPreemptively(PATIENCE, () -> compile(module)));
  }

  private static byte[] compile(byte[] module) {
    var compiler = ModuleCompiler.of(ModuleDecoder.decode(module));
    assertEquals("F0", compiler.entry(0).className());
    return compiler.classBytes("F0").orElseThrow();
  }

  /// Writes the body of a function of type `[i32] -> []`.
  private static final class Body {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Body op(int... bytes) {
      for (int b : bytes) {
        out.write(b);
      }
      return this;
    }

    Body leb(int value) {
      int rest = value;
      while (rest >>> 7 != 0) {
        out.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
      return this;
    }

    /// Targets alternate between the two innermost labels.
    Body table(int count) {
      op(0x0e).leb(count);
      for (int i = 0; i <= count; i++) {
        op(i & 1);
      }
      return this;
    }

    /// Closes this many blocks and returns a module with the function.
    byte[] end(int count) {
      for (int i = 0; i < count; i++) {
        op(0x0b);
      }
      byte[] body = out.toByteArray();
      var size = new Body().leb(body.length + 1).out.size();
      var module = new Body().op(0, 'a', 's', 'm', 1, 0, 0, 0).op(1, 5, 1, 0x60, 1, 0x7f, 0);
      module.op(3, 2, 1, 0).op(10).leb(1 + size + 1 + body.length).op(1).leb(body.length + 1).op(0);
      module.out.writeBytes(body);
      return module.out.toByteArray();
    }
  }
}
