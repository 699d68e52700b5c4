package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Core types as text for messages.
final class CoreText {
  private CoreText() {}

  /// Returns `type` in the text format where it is a function type.
  static String of(SubType type) {
    return type.composite() instanceof FuncType func
        ? "(func%s%s)".formatted(clause("param", func.params()), clause("result", func.results()))
        : type.composite().toString();
  }

  /// Returns `types` in the form `[I32, I64]`.
  static String list(List<ValType> types) {
    return types.stream()
        .map(type -> type.toString().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String clause(String word, List<ValType> types) {
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(ValType::toString)
            .collect(Collectors.joining(" ", " (" + word + " ", ")"));
  }
}
