package dev.cofferdam.wasm.symbols;

import java.util.Map;

/// The operators of C++ by their codes.
final class CppOperators {
  static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry("aa", "&&"),
          Map.entry("ad", "&"),
          Map.entry("an", "&"),
          Map.entry("aN", "&="),
          Map.entry("aS", "="),
          Map.entry("aw", "co_await"),
          Map.entry("cl", "()"),
          Map.entry("cm", ","),
          Map.entry("co", "~"),
          Map.entry("da", "delete[]"),
          Map.entry("de", "*"),
          Map.entry("dl", "delete"),
          Map.entry("dv", "/"),
          Map.entry("dV", "/="),
          Map.entry("eo", "^"),
          Map.entry("eO", "^="),
          Map.entry("eq", "=="),
          Map.entry("ge", ">="),
          Map.entry("gt", ">"),
          Map.entry("ix", "[]"),
          Map.entry("le", "<="),
          Map.entry("ls", "<<"),
          Map.entry("lS", "<<="),
          Map.entry("lt", "<"),
          Map.entry("mi", "-"),
          Map.entry("mI", "-="),
          Map.entry("ml", "*"),
          Map.entry("mL", "*="),
          Map.entry("mm", "--"),
          Map.entry("na", "new[]"),
          Map.entry("ne", "!="),
          Map.entry("ng", "-"),
          Map.entry("nt", "!"),
          Map.entry("nw", "new"),
          Map.entry("oo", "||"),
          Map.entry("or", "|"),
          Map.entry("oR", "|="),
          Map.entry("pl", "+"),
          Map.entry("pL", "+="),
          Map.entry("pm", "->*"),
          Map.entry("pp", "++"),
          Map.entry("ps", "+"),
          Map.entry("pt", "->"),
          Map.entry("qu", "?"),
          Map.entry("rm", "%"),
          Map.entry("rM", "%="),
          Map.entry("rs", ">>"),
          Map.entry("rS", ">>="),
          Map.entry("ss", "<=>"));

  private CppOperators() {}
}
