package dev.cofferdam.cli;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// What stands in for an import under `--trap-unknown-imports`.
final class UnknownImport {
  private UnknownImport() {}

  static Trap trap(String name) {
    return Trap.of(
        TrapKind.UNKNOWN_IMPORT,
        "the guest called "
            + GuestText.escape(name)
            + ", an import that"
            + " --trap-unknown-imports left undefined");
  }
}
