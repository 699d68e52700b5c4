package dev.cofferdam.wasm.symbols;

import java.util.ArrayList;
import java.util.List;

/// The expressions in C++ symbols: literals, and what templates compute types from.
final class CppExpressions {
  private static final String UNARY = "ad,co,de,ng,nt,ps,";
  private static final String BINARY =
      "aa,an,aN,aS,cm,dv,dV,eo,eO,eq,ge,gt,le,ls,lS,lt,mi,mI,ml,mL,ne,oo,or,oR,pl,pL,rm,rM,rs,rS,";

  private final CppSymbol symbol;
  private final SymbolReader reader;

  CppExpressions(CppSymbol symbol) {
    this.symbol = symbol;
    this.reader = symbol.reader;
  }

  /// Reads a literal with its type.
  CppNode literal() {
    reader.enter();
    reader.require('L');
    CppNode found;
    if (reader.eat("_Z")) {
      found = symbol.encoding();
    } else {
      char code = reader.peek();
      CppNode type = symbol.types.type();
      found = literal(code, type, value());
    }
    reader.require('E');
    reader.leave();
    return found;
  }

  private String value() {
    var value = new StringBuilder(reader.eat('n') ? "-" : "");
    while (reader.peek() != 'E') {
      value.append(reader.next());
    }
    return value.toString();
  }

  private static CppNode literal(char code, CppNode type, String value) {
    return switch (code) {
      case 'b' ->
          new CppNode.Plain(
              value.equals("0") ? "false" : value.equals("1") ? "true" : "(bool)" + value);
      case 'i' -> new CppNode.Plain(value);
      default -> value.isEmpty() ? type : CppNode.Joined.of("(", type, ")" + value);
    };
  }

  CppNode expression() {
    reader.enter();
    CppNode found =
        switch (reader.peek()) {
          case 'L' -> literal();
          case 'T' -> symbol.templateParam();
          case 'f' -> functionParam();
          default -> SymbolReader.isDigit(reader.peek()) ? unresolved() : operation();
        };
    reader.leave();
    return found;
  }

  private CppNode functionParam() {
    reader.text(2);
    symbol.names.qualifiers();
    int number = symbol.underscoreNumber() + 1;
    return new CppNode.Plain("{parm#" + number + "}");
  }

  private CppNode unresolved() {
    CppNode name = symbol.names.sourceName();
    return reader.peek() == 'I' ? new CppNode.Template(name, symbol.templateArgs(false)) : name;
  }

  private CppNode scope() {
    if (!reader.isDigitNext()) {
      return symbol.types.type();
    }
    CppNode scope = unresolved();
    while (!reader.eat('E')) {
      scope = new CppNode.Nested(scope, unresolved());
    }
    return scope;
  }

  private CppNode operation() {
    String code = reader.text(2);
    if (UNARY.contains(code + ",")) {
      return CppNode.Joined.of(
          String.valueOf(CppOperators.BY_CODE.get(code)), "(", expression(), ")");
    }
    if (BINARY.contains(code + ",")) {
      CppNode left = expression();
      String operator = String.valueOf(CppOperators.BY_CODE.get(code));
      return CppNode.Joined.of("(", left, ")" + operator + "(", expression(), ")");
    }
    return switch (code) {
      case "cl" -> call();
      case "cv" -> conversion();
      case "st" -> CppNode.Joined.of("sizeof (", symbol.types.type(), ")");
      case "sz" -> CppNode.Joined.of("sizeof (", expression(), ")");
      case "sZ" -> CppNode.Joined.of("sizeof...(", expression(), ")");
      case "sp" -> new CppNode.Expansion(expression());
      case "sr" -> CppNode.Joined.of(scope(), "::", unresolved());
      case "dt" -> CppNode.Joined.of(expression(), ".", expression());
      case "pt" -> CppNode.Joined.of(expression(), "->", expression());
      case "tl" -> CppNode.Joined.of(symbol.types.type(), "{", list(), "}");
      case "il" -> CppNode.Joined.of("{", list(), "}");
      default -> throw new SymbolException("unknown expression");
    };
  }

  private CppNode call() {
    boolean isParam = reader.peek() == 'f';
    CppNode function = expression();
    CppNode args = list();
    return isParam
        ? CppNode.Joined.of(function, "(", args, ")")
        : CppNode.Joined.of("(", function, ")(", args, ")");
  }

  private CppNode conversion() {
    CppNode type = symbol.types.type();
    CppNode values = reader.eat('_') ? list() : expression();
    return CppNode.Joined.of("(", type, ")(", values, ")");
  }

  private CppNode list() {
    List<CppNode> items = new ArrayList<>();
    while (!reader.eat('E')) {
      items.add(expression());
    }
    return new CppNode.Items(items);
  }
}
