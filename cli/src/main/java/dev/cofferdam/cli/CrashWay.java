package dev.cofferdam.cli;

import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// One way to crash the example component.
///
/// @param title what happens, for people
/// @param function the export that does it
/// @param args its arguments
/// @param limits what the crash needs changed in the limits
record CrashWay(String title, String function, List<Object> args, UnaryOperator<Limits> limits) {
  private static final String TRAPS = "demo:crashers/traps@0.1.0#";
  private static final String BAD_RESULTS = "demo:crashers/bad-results@0.1.0#";
  private static final String TOOLS = "demo:crashers/tools@0.1.0#";

  /// The symbol whose quote the demonstration's host never answers.
  static final String SLOW_SYMBOL = "SLOW";

  /// The symbol whose quote the demonstration's host fails to look up.
  static final String FAILING_SYMBOL = "FAIL";

  /// All ways, from the plainest trap to a host function that hangs.
  static final List<CrashWay> ALL =
      List.of(
          trap("runs into unreachable", "unreachable"),
          trap("reads past its memory", "memory-oob-load", 0xffff_fffcL),
          trap("fills past its memory", "memory-fill-oob", 0xffff_0000L, 65_536L),
          trap("calls past its table", "table-oob"),
          trap("calls a null function", "indirect-null"),
          trap("calls with a wrong signature", "indirect-bad-sig"),
          trap("divides by zero", "divide", 1, 0),
          trap("divides to more than an s32", "divide", Integer.MIN_VALUE, -1),
          trap("makes an integer of NaN", "to-int", Double.NaN),
          trap("recurses without end", "stack-overflow"),
          trap("loops until its fuel is gone", "infinite-loop")
              .with(limits -> limits.withFuel(10_000_000)),
          trap("loops past its deadline", "infinite-loop")
              .with(limits -> limits.withFuel(Long.MAX_VALUE).withTimeout(Duration.ofMillis(100))),
          trap("allocates until memory is refused", "malloc-forever")
              .with(limits -> limits.withMemoryBytes(4 << 20)),
          new CrashWay(
              "returns a string that is not UTF-8",
              BAD_RESULTS + "not-utf8",
              List.of(),
              UnaryOperator.identity()),
          quote("calls a host function that fails", FAILING_SYMBOL),
          quote("waits for a host function that hangs", SLOW_SYMBOL)
              .with(limits -> limits.withTimeout(Duration.ofMillis(100))));

  private static CrashWay trap(String title, String function, Object... args) {
    return new CrashWay(title, TRAPS + function, List.of(args), UnaryOperator.identity());
  }

  private static CrashWay quote(String title, String symbol) {
    return new CrashWay(
        title, TOOLS + "quotes", List.of(List.of(symbol)), UnaryOperator.identity());
  }

  private CrashWay with(UnaryOperator<Limits> changed) {
    return new CrashWay(title, function, args, changed);
  }
}
