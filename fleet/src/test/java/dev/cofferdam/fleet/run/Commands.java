package dev.cofferdam.fleet.run;

import java.util.HexFormat;

/// The smallest commands: components that export `wasi:cli/run@0.2.3`.
final class Commands {
  private static final String RUN =
      """
      0061736d0d000100012f0061736d010000000105016000017f030201000707010372756e00000a06010400CODE
      0b0009046e616d650002016d0204010000000708026a000040000000060901000001000372756e08060100
      00000001050a010101000372756e01000b18010012776173693a636c692f72756e40302e322e33050000002f
      0e636f6d706f6e656e742d6e616d65010600110100016d010600120100016901070101000372756e01050501
      000163
      """;

  /// Its `run` returns ok.
  static final byte[] GOOD = command("4100");

  /// Its `run` returns err.
  static final byte[] BAD = command("4101");

  /// Its `run` traps.
  static final byte[] CRASHING = command("0000");

  private Commands() {}

  private static byte[] command(String code) {
    return HexFormat.of().parseHex(RUN.replace("CODE", code).replace("\n", ""));
  }
}
