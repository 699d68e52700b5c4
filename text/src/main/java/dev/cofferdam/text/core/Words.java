package dev.cofferdam.text.core;

import java.util.Set;

/// The keywords that are no instructions: out of place they are unexpected, where other words are
/// unknown.
final class Words {
  private static final Set<String> STRUCTURAL =
      Set.of(
          "param",
          "result",
          "local",
          "type",
          "func",
          "table",
          "memory",
          "global",
          "tag",
          "elem",
          "data",
          "export",
          "import",
          "start",
          "module",
          "offset",
          "item",
          "declare",
          "then",
          "mut",
          "ref",
          "null",
          "sub",
          "final",
          "rec",
          "struct",
          "array",
          "field",
          "i32",
          "i64",
          "f32",
          "f64",
          "v128",
          "i8",
          "i16",
          "funcref",
          "externref",
          "anyref",
          "eqref",
          "i31ref",
          "structref",
          "arrayref",
          "exnref",
          "nullref",
          "nullfuncref",
          "nullexternref",
          "nullexnref",
          "extern",
          "any",
          "eq",
          "i31",
          "none",
          "nofunc",
          "noextern",
          "exn",
          "noexn",
          "catch",
          "catch_ref",
          "catch_all",
          "catch_all_ref",
          "inf",
          "nan");

  private Words() {}

  static boolean areStructural(String word) {
    return STRUCTURAL.contains(word);
  }
}
