package dev.cofferdam.cli;

import dev.cofferdam.wasm.coredump.CoreValue;
import java.util.Optional;

/// How a value of a core dump is written.
///
/// @param type its type in the text format
/// @param number the number; of a `v128` its bits
record DumpedValue(String type, String number) {
  /// Returns a value as type and number, if it is known.
  static Optional<DumpedValue> of(CoreValue value) {
    return switch (value) {
      case CoreValue.Missing _, CoreValue.Ref _ -> Optional.empty();
      case CoreValue.I32(int i32) -> of("i32", String.valueOf(i32));
      case CoreValue.I64(long i64) -> of("i64", String.valueOf(i64));
      case CoreValue.F32 f32 -> of("f32", String.valueOf(f32.value()));
      case CoreValue.F64 f64 -> of("f64", String.valueOf(f64.value()));
      case CoreValue.V128(long low, long high) -> of("v128", "0x%016x%016x".formatted(high, low));
    };
  }

  private static Optional<DumpedValue> of(String type, String number) {
    return Optional.of(new DumpedValue(type, number));
  }

  /// Returns a value in words.
  static String text(CoreValue value) {
    return of(value).map(known -> known.type + " " + known.number).orElse("?");
  }
}
