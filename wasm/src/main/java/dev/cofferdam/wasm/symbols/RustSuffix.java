package dev.cofferdam.wasm.symbols;

/// What LLVM writes behind a name, such as `.cold` or `.llvm.` and a number.
final class RustSuffix {
  private RustSuffix() {}

  /// Returns `suffix` if it may stand behind a name; without what distinguishes modules only.
  static String require(String suffix) {
    if (!suffix.isEmpty() && (suffix.charAt(0) != '.' || !suffix.matches("[\\x21-\\x7e]+"))) {
      throw new SymbolException("something follows the name");
    }
    return suffix.replaceFirst("\\.llvm\\.[0-9A-F@]+$", "");
  }
}
