package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BacktraceTest {
  private static final String CRASHES =
      """
      (module $app (memory 1) (table 1 funcref)
        (func $inner (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
        (func $outer (export "divide") (result i32) (call $inner (i32.const 0)))
        (func (export "load") (result i32) (i32.load8_u (i32.const 70000)))
        (func (export "load32") (result i32) (i32.load (i32.const 70000)))
        (func (export "null") (call_indirect (i32.const 0)))
        (func (export "unreachable") unreachable))
      """;

  @Test
  void trap_namesModuleFunctionsAndOffsets() {
    Instance guest = Guests.instance(CRASHES);

    List<WasmFrame> frames =
        assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, guest.func("divide")::call).frames();

    assertEquals(List.of("inner", "outer"), frames.stream().map(WasmFrame::functionName).toList());
    assertEquals(List.of(0, 1), frames.stream().map(WasmFrame::funcIndex).toList());
    assertEquals("app", frames.getFirst().moduleName());
    assertTrue(frames.stream().allMatch(frame -> frame.offset() > 0), frames::toString);
  }

  @Test
  void frame_isShownAsWasmtimeDoes() {
    var named = new WasmFrame("app", 3, "crash", 0x1f2a);
    var nameless = new WasmFrame("", 3, "", -1);

    assertEquals("0x1f2a - app!crash", named.toString());
    assertEquals("? - <unknown>!<wasm function 3>", nameless.toString());
  }

  @Test
  void guestNames_areCappedAndEscaped() {
    var frame = new WasmFrame("a\u202Eb", 0, "x\u001B[2J".repeat(1_000), 1);

    assertEquals(WasmFrame.NAME_LENGTH_MAX, frame.functionName().length());
    assertTrue(frame.toString().startsWith("0x1 - a\\u{202e}b!x\\u{1b}[2J"), frame::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"divide", "load", "load32", "null", "unreachable"})
  void trapStorm_keepsTheBacktraceOfTheFirst(String name) {
    Func func = Guests.instance(CRASHES).func(name);
    List<WasmFrame> first = trapOf(func).frames();

    IntStream.range(0, 20_000).forEach(_ -> trapOf(func));

    assertTrue(first.size() > 0);
    assertEquals(first, trapOf(func).frames());
  }

  private static Trap trapOf(Func func) {
    try {
      func.callFlat(new long[1]);
      throw new AssertionError("no trap");
    } catch (Trap trap) {
      return trap;
    }
  }

  @Test
  void backtraceAcrossInstancesAndHost_namesEveryGuestFrame() {
    Store store = Guests.ENGINE.newStore();
    Instance crasher = Guests.instance(store, CRASHES);
    HostFunction pass =
        (_, _) -> {
          crasher.func("unreachable").call();
          return new Object[0];
        };
    Instance outer =
        Guests.calling(
            store,
            pass,
            "(module $top (import \"env\" \"host\" (func $h)) (func $run (export \"run\") call $h))");

    List<WasmFrame> frames = assertTraps(TrapKind.UNREACHABLE, outer.func("run")::call).frames();

    assertEquals(
        List.of("app", "top"), frames.stream().map(WasmFrame::moduleName).distinct().toList());
  }
}
