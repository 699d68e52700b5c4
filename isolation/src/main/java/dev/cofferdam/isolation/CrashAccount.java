package dev.cofferdam.isolation;

import dev.cofferdam.engine.TrapKind;

/// Which tally a crash counts to.
enum CrashAccount {
  /// Rules broken by the guest, limits on sizes, failures of host functions.
  CRASH,
  /// Fuel or time used up.
  EXHAUSTION,
  /// Probes that fail.
  PROBE,
  /// A function of the host that is not called for a while: it counts against nobody.
  BREAKER,
  /// The engine itself is wrong. Good calls do not make up for it.
  ENGINE_BUG,
  /// Nothing that another start could mend: imports that do not fit, code that does not compile.
  LOAD;

  static CrashAccount of(TrapKind kind) {
    return kind == TrapKind.OUT_OF_FUEL || kind == TrapKind.DEADLINE ? EXHAUSTION : CRASH;
  }
}
