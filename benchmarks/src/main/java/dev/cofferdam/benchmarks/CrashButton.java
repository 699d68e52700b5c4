package dev.cofferdam.benchmarks;

import java.util.List;

/// A way in which the crashers component crashes.
///
/// @param function the export to call
/// @param args its arguments
/// @param kind the word that the crash report must have for it
record CrashButton(String function, List<Object> args, String kind) {
  /// The endless loop, which ends with the fuel, or with the time where there is fuel for ever.
  static final String LOOP = "infinite-loop";

  /// The one whose host function throws.
  static final String HOST_FAULT = "quotes";

  private static final String ABI = "abi";
  private static final String MEMORY = "memory-out-of-bounds";
  private static final String OVERFLOW = "integer-overflow";
  private static final String UNREACHABLE = "unreachable";

  /// One for every kind of trap, and more than one for some.
  static final List<CrashButton> ALL =
      List.of(
          of(UNREACHABLE, "unreachable"),
          of(UNREACHABLE, "log-then-trap", "last words"),
          of(UNREACHABLE, "malloc-forever"),
          of(MEMORY, "memory-oob-load", 4_294_967_292L),
          of(MEMORY, "memory-oob-store", 4_294_901_760L, 7L),
          of(MEMORY, "memory-fill-oob", 4_294_901_760L, 65_536L),
          of(MEMORY, "c-stack-overflow"),
          of("table-out-of-bounds", "table-oob"),
          of("uninitialized-element", "indirect-null"),
          of("indirect-call-type-mismatch", "indirect-bad-sig"),
          of("integer-divide-by-zero", "divide", 1, 0),
          of("integer-divide-by-zero", "remainder", 9L, 0L),
          of(OVERFLOW, "divide", Integer.MIN_VALUE, -1),
          of(OVERFLOW, "to-int", Double.POSITIVE_INFINITY),
          of("invalid-conversion-to-integer", "to-int", Double.NaN),
          of("stack-overflow", "stack-overflow"),
          of(ABI, "not-utf8"),
          of(ABI, "string-past-end"),
          of(ABI, "list-past-end"),
          of(ABI, "list-misaligned"),
          of(ABI, "no-such-level"),
          of(ABI, "not-a-char", 55_296L),
          of(ABI, "log-not-utf8"),
          of(ABI, "log-past-end"),
          of("host", HOST_FAULT, List.of("FAULT")),
          of("out-of-fuel", LOOP));

  private static CrashButton of(String kind, String function, Object... args) {
    return new CrashButton(function, List.of(args), kind);
  }

  /// Returns this for a guest that has fuel for ever: its loop ends with its time.
  CrashButton withoutFuelLimit() {
    return function.equals(LOOP) ? new CrashButton(function, args, "deadline") : this;
  }
}
