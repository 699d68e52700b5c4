package dev.cofferdam.conformance;

import java.util.HexFormat;

/// The smallest command that crashes: a component whose `wasi:cli/run@0.2.3` is `unreachable`.
final class CrashingCommand {
  static final byte[] BYTES =
      HexFormat.of()
          .parseHex(
              """
              0061736d0d000100012f0061736d010000000105016000017f030201000707010372756e00000a060104000000
              0b0009046e616d650002016d0204010000000708026a000040000000060901000001000372756e08060100
              00000001050a010101000372756e01000b18010012776173693a636c692f72756e40302e322e33050000002f
              0e636f6d706f6e656e742d6e616d65010600110100016d010600120100016901070101000372756e01050501
              000163
              """
                  .replace("\n", ""));

  private CrashingCommand() {}
}
