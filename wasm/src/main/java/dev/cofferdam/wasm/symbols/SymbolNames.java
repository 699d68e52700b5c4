package dev.cofferdam.wasm.symbols;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Names of functions as compilers write them for linkers, made readable.
public final class SymbolNames {
  private static final int LENGTH_MAX = 16_384;

  private static final List<UnaryOperator<String>> SCHEMES =
      List.of(RustLegacySymbol::demangle, RustV0Symbol::demangle, CppSymbol::demangle);

  private SymbolNames() {}

  /// Returns what `name` stands for in Rust or C++, as their own tools write it: Rust's names keep
  /// the hashes that tell equal ones apart. Every other name is returned as it is, and so is one
  /// that is very long, deep, or not well-formed.
  public static String readable(String name) {
    if (name.length() > LENGTH_MAX) {
      return name;
    }
    return SCHEMES.stream()
        .map(scheme -> attempt(scheme, name))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(name);
  }

  private static Optional<String> attempt(UnaryOperator<String> scheme, String name) {
    try {
      return Optional.of(scheme.apply(name));
    } catch (SymbolException _) {
      return Optional.empty();
    }
  }
}
