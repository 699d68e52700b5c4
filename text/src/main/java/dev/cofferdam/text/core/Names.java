package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;

/// The index spaces of a module.
final class Names {
  final IndexSpace types = new IndexSpace("type");
  final IndexSpace funcs = new IndexSpace("function");
  final IndexSpace tables = new IndexSpace("table");
  final IndexSpace memories = new IndexSpace("memory");
  final IndexSpace globals = new IndexSpace("global");
  final IndexSpace tags = new IndexSpace("tag");
  final IndexSpace elems = new IndexSpace("elem segment");
  final IndexSpace datas = new IndexSpace("data segment");

  /// Returns the space that can be imported and exported under `keyword`.
  IndexSpace external(Tokens tokens, String keyword) {
    return switch (keyword) {
      case "func" -> funcs;
      case "table" -> tables;
      case "memory" -> memories;
      case "global" -> globals;
      case "tag" -> tags;
      default -> throw tokens.malformed("unexpected token", tokens.position() - 1);
    };
  }
}
