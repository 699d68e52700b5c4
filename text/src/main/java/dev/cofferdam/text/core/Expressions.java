package dev.cofferdam.text.core;

/// Reads expressions: instructions up to the end of the form they stand in.
final class Expressions {
  private final ModuleText module;

  Expressions(ModuleText module) {
    this.module = module;
  }

  /// Reads instructions up to the token at `end` and writes them with their `end`.
  void body(int end, Scope scope, ByteSink sink) {
    new InstructionReader(module, scope, sink).read(end);
  }

  /// Reads a constant expression up to the token at `end`.
  void constant(int end, ByteSink sink) {
    body(end, Scope.empty(), sink);
  }

  /// Reads a constant expression in `(word ...)`, or the short form: one folded instruction.
  void constantForm(String word, ByteSink sink) {
    int open = module.tokens.position();
    if (module.tokens.takeForm(word)) {
      constant(module.tokens.close(open), sink);
      module.tokens.rightParen();
    } else if (module.tokens.isLeftParen()) {
      constant(module.tokens.close(open) + 1, sink);
    } else {
      throw module.tokens.unexpected();
    }
  }
}
