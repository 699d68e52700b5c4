package dev.cofferdam.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.Component;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.LinkException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Running commands.
final class WasiCommandTest {
  /// A core function `run` that returns `i32.const 0`, lifted as `(func (result (result)))` and
  /// exported as `wasi:cli/run@0.2.3`.
  private static final String RETURNS_OK =
      """
      0061736d0d000100012f0061736d010000000105016000017f030201000707010372756e00000a0601040041
      000b0009046e616d650002016d0204010000000708026a000040000000060901000001000372756e08060100
      00000001050a010101000372756e01000b18010012776173693a636c692f72756e40302e322e33050000002f
      0e636f6d706f6e656e742d6e616d65010600110100016d010600120100016901070101000372756e01050501
      000163
      """;

  /// The same with `i32.const 1`.
  private static final String RETURNS_ERR = RETURNS_OK.replace("\n000b", "\n010b");

  /// A `run` that calls `exit-with-code` of `wasi:cli/exit@0.2.12` with 7.
  private static final String EXITS_WITH_7 =
      """
      0061736d0d00010007280142020140010b7374617475732d636f64657d010004000e657869742d776974682d
      636f646501000a19010014776173693a636c692f6578697440302e322e313205000613010100000e65786974
      2d776974682d636f646508050101000000014a0061736d0100000001090260017f006000017f020901000465
      7869740000030201010707010372756e00010a0901070041071000000b0012046e616d650002016d01070100
      04657869740210020101046578697400000000010012000708026a000040000001060901000001010372756e
      0806010000010002050a010101000372756e01010b18010012776173693a636c692f72756e40302e322e3305
      010000450e636f6d706f6e656e742d6e616d65010e0000010009657869742d636f7265010600110100016d01
      0600120101016901070101010372756e010b0502000465786974010163
      """;

  private static final String EMPTY = "0061736d0d000100";

  private final Engine engine = Engine.create();

  @Test
  void run_returningOkOrErr_givesZeroOrOne() {
    assertEquals(0, run(RETURNS_OK));
    assertEquals(1, run(RETURNS_ERR));
  }

  @Test
  void run_exitingWithCode_givesTheCode() {
    assertEquals(7, run(EXITS_WITH_7));
  }

  @Test
  void run_ofSomethingElse_isRefused() {
    assertThrows(LinkException.class, () -> run(EMPTY));
  }

  @Test
  void isCommand_looksForRun() {
    assertTrue(WasiCommand.isCommand(load(RETURNS_OK)));
    assertFalse(WasiCommand.isCommand(load(EMPTY)));
  }

  private int run(String hex) {
    try (var store = engine.newStore()) {
      return WasiCommand.run(store, load(hex), Wasi.denied());
    }
  }

  private Component load(String hex) {
    return Component.load(engine, HexFormat.of().parseHex(hex.replace("\n", "")));
  }
}
