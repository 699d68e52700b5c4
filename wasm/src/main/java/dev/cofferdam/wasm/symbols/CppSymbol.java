package dev.cofferdam.wasm.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Names of C++ functions and data, as all compilers but Microsoft's write them.
///
/// Specification: Itanium C++ ABI, section 5.1.
final class CppSymbol {
  private static final List<String> PREFIXES = List.of("_Z", "__Z", "___Z", "____Z");

  /// What parameters of lambdas stand for that are templates without saying so.
  static final List<CppNode> AUTO =
      IntStream.rangeClosed(1, 32)
          .<CppNode>mapToObj(number -> new CppNode.Plain("auto:" + number))
          .toList();

  final SymbolReader reader;
  final CppTypes types;
  final CppNames names;
  final CppExpressions expressions;

  /// What `S0_` and so on stand for.
  final List<CppNode> substitutions = new ArrayList<>();

  /// What `T0_` and so on stand for: the arguments of the innermost template that is declared.
  List<CppNode> templateArgs = new ArrayList<>();

  private CppSymbol(String name, int start) {
    this.reader = new SymbolReader(name, start);
    this.types = new CppTypes(this);
    this.names = new CppNames(this);
    this.expressions = new CppExpressions(this);
  }

  /// Returns the readable name.
  ///
  /// @throws SymbolException if `name` is none of these
  static String demangle(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return new CppSymbol(name, prefix.length()).readable();
      }
    }
    throw new SymbolException("no such prefix");
  }

  private String readable() {
    CppNode encoding = encoding();
    String suffix = reader.rest();
    if (!suffix.isEmpty() && suffix.charAt(0) != '.') {
      throw new SymbolException("something follows the name");
    }
    String text = new CppText().append(encoding).toString();
    return suffix.isEmpty() ? text : text + " [clone " + suffix + "]";
  }

  /// Reads a name with, if it is a function's, its parameters.
  CppNode encoding() {
    reader.enter();
    CppNode special = CppSpecialNames.read(this);
    CppNode found = special == null ? function() : special;
    reader.leave();
    return found;
  }

  private CppNode function() {
    List<CppNode> outer = templateArgs;
    templateArgs = new ArrayList<>();
    var info = new CppNames.Traits(true);
    CppNode name = names.name(info);
    CppNode found = name;
    if (!isEndOfEncoding()) {
      boolean hasResult = info.endsWithTemplateArgs && !info.isWithoutResult;
      CppNode result = hasResult ? types.type() : null;
      found = new CppNode.Encoding(result, name, params(), info.qualifiers);
    }
    templateArgs = outer;
    return found;
  }

  private boolean isEndOfEncoding() {
    return reader.isAtEnd() || reader.peek() == 'E' || reader.peek() == '.';
  }

  private CppNode params() {
    List<CppNode> params = new ArrayList<>();
    if (reader.eat('v')) {
      return new CppNode.Items(params);
    }
    while (!isEndOfEncoding()) {
      params.add(types.type());
    }
    return new CppNode.Items(params);
  }

  void addSubstitution(CppNode node) {
    reader.step();
    substitutions.add(node);
  }

  /// Reads a number of base 36 up to an underscore: 0 where there are no digits, else one more.
  int sequenceNumber() {
    long value = 0;
    boolean hasDigits = false;
    while (!reader.eat('_')) {
      value = value * 36 + digit36(reader.next());
      hasDigits = true;
      if (value >= Integer.MAX_VALUE) {
        throw new SymbolException("number too large");
      }
    }
    return hasDigits ? (int) value + 1 : 0;
  }

  private static int digit36(char c) {
    if (SymbolReader.isDigit(c)) {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    throw new SymbolException("no digit");
  }

  /// Reads a decimal number up to an underscore: 0 where there are no digits, else one more.
  int underscoreNumber() {
    int number = reader.isDigitNext() ? reader.decimal() + 1 : 0;
    reader.require('_');
    return number;
  }

  /// Reads template arguments, which the parameters read later may refer to.
  CppNode templateArgs(boolean isDeclared) {
    reader.enter();
    reader.require('I');
    List<CppNode> args = new ArrayList<>();
    if (isDeclared) {
      templateArgs = new ArrayList<>();
    }
    while (!reader.eat('E')) {
      CppNode arg = templateArg();
      args.add(arg);
      if (isDeclared) {
        templateArgs.add(arg);
      }
    }
    reader.leave();
    return new CppNode.Items(args);
  }

  CppNode templateArg() {
    return switch (reader.peek()) {
      case 'X' -> {
        reader.next();
        CppNode expression = expressions.expression();
        reader.require('E');
        yield expression;
      }
      case 'L' -> expressions.literal();
      case 'J' -> pack();
      default -> types.type();
    };
  }

  private CppNode pack() {
    reader.enter();
    reader.next();
    List<CppNode> items = new ArrayList<>();
    while (!reader.eat('E')) {
      items.add(templateArg());
    }
    reader.leave();
    return new CppNode.Pack(items);
  }

  /// Reads a reference to a template parameter.
  CppNode templateParam() {
    reader.require('T');
    int index = underscoreNumber();
    if (index >= templateArgs.size()) {
      throw new SymbolException("no such parameter");
    }
    return templateArgs.get(index);
  }

  /// Reads a reference to what was read before, or to a standard name.
  CppNode substitution() {
    reader.require('S');
    char next = reader.peek();
    String std =
        switch (next) {
          case 'a' -> "allocator";
          case 'b' -> "basic_string";
          case 's' -> "string";
          case 'i' -> "istream";
          case 'o' -> "ostream";
          case 'd' -> "iostream";
          default -> "";
        };
    if (!std.isEmpty()) {
      reader.next();
      String base = next == 'a' || next == 'b' ? std : "basic_" + std;
      return new CppNode.Shorthand("std::" + std, base);
    }
    int index = sequenceNumber();
    if (index >= substitutions.size()) {
      throw new SymbolException("reference to nothing");
    }
    return substitutions.get(index);
  }
}
