package dev.cofferdam.wasm.symbols;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names in C++ symbols.
final class CppNames {
  private final CppSymbol symbol;
  private final SymbolReader reader;

  CppNames(CppSymbol symbol) {
    this.symbol = symbol;
    this.reader = symbol.reader;
  }

  /// What a name says of the function that it names.
  static final class Traits {
    /// Whether template arguments are those of a function that is declared, not of a type.
    final boolean isDeclared;

    boolean endsWithTemplateArgs;
    boolean isWithoutResult;
    String qualifiers = "";

    Traits(boolean isDeclared) {
      this.isDeclared = isDeclared;
    }
  }

  /// Reads the name of a function, datum or type.
  CppNode name(Traits info) {
    reader.enter();
    CppNode found =
        switch (reader.peek()) {
          case 'N' -> nested(info);
          case 'Z' -> local(info);
          default -> unscopedOrTemplate(info);
        };
    reader.leave();
    return found;
  }

  private CppNode unscopedOrTemplate(Traits info) {
    CppNode name;
    boolean isKnown = reader.peek() == 'S' && reader.peek(1) != 't';
    if (isKnown) {
      name = symbol.substitution();
    } else {
      boolean isStd = reader.eat("St");
      CppNode own = unqualified(info, null);
      name = isStd ? new CppNode.Nested(new CppNode.Plain("std"), own) : own;
    }
    if (reader.peek() == 'I') {
      if (!isKnown) {
        symbol.addSubstitution(name);
      }
      info.endsWithTemplateArgs = true;
      return new CppNode.Template(name, symbol.templateArgs(info.isDeclared));
    }
    return name;
  }

  private CppNode nested(Traits info) {
    reader.require('N');
    String qualifiers = qualifiers();
    info.qualifiers = qualifiers + (reader.eat('R') ? " &" : reader.eat('O') ? " &&" : "");
    CppNode sofar = null;
    while (!reader.eat('E')) {
      boolean isSubstitution = reader.peek() == 'S' && reader.peek(1) != 't';
      sofar = component(sofar, info);
      if (!isSubstitution && reader.peek() != 'E') {
        symbol.addSubstitution(sofar);
      }
    }
    if (sofar == null) {
      throw new SymbolException("no name");
    }
    return sofar;
  }

  private CppNode component(@Nullable CppNode sofar, Traits info) {
    char next = reader.peek();
    if (next == 'S' && reader.peek(1) != 't' && sofar == null) {
      return symbol.substitution();
    }
    if (next == 'T' && sofar == null) {
      return symbol.templateParam();
    }
    if (next == 'I' && sofar != null) {
      info.endsWithTemplateArgs = true;
      return new CppNode.Template(sofar, symbol.templateArgs(info.isDeclared));
    }
    if (next == 'D' && sofar == null && (reader.peek(1) == 't' || reader.peek(1) == 'T')) {
      return symbol.types.type();
    }
    CppNode scope = reader.eat("St") ? new CppNode.Plain("std") : sofar;
    info.endsWithTemplateArgs = false;
    CppNode own = unqualified(info, scope);
    reader.eat('M');
    return scope == null ? own : new CppNode.Nested(scope, own);
  }

  /// Reads `const` and its like.
  String qualifiers() {
    boolean isRestrict = reader.eat('r');
    boolean isVolatile = reader.eat('V');
    boolean isConst = reader.eat('K');
    return (isConst ? " const" : "")
        + (isVolatile ? " volatile" : "")
        + (isRestrict ? " restrict" : "");
  }

  private CppNode local(Traits info) {
    reader.require('Z');
    CppNode function = symbol.encoding();
    reader.require('E');
    CppNode entity;
    if (reader.eat('s')) {
      entity = new CppNode.Plain("string literal");
    } else {
      if (reader.eat('d')) {
        symbol.underscoreNumber();
      }
      entity = name(info);
    }
    discriminator();
    return new CppNode.Nested(function, entity);
  }

  private void discriminator() {
    if (reader.peek() != '_') {
      return;
    }
    if (reader.peek(1) == '_') {
      reader.text(2);
      reader.decimal();
      reader.require('_');
    } else if (SymbolReader.isDigit(reader.peek(1))) {
      reader.text(2);
    }
  }

  /// Reads a name without its scope.
  CppNode unqualified(Traits info, @Nullable CppNode scope) {
    reader.eat('L');
    char next = reader.peek();
    CppNode name;
    if (SymbolReader.isDigit(next)) {
      name = sourceName();
      info.isWithoutResult = false;
    } else if (next == 'U') {
      name = unnamed();
    } else if (scope != null && (next == 'C' || isDestructor())) {
      name = constructor(scope);
      info.isWithoutResult = true;
    } else {
      name = operator(info);
    }
    while (reader.eat('B')) {
      name = CppNode.Joined.of(name, "[abi:", sourceName(), "]");
    }
    return name;
  }

  private boolean isDestructor() {
    return reader.peek() == 'D' && SymbolReader.isDigit(reader.peek(1));
  }

  private CppNode constructor(CppNode scope) {
    boolean isDestructor = reader.next() == 'D';
    boolean isInherited = reader.eat('I');
    if (!SymbolReader.isDigit(reader.next())) {
      throw new SymbolException("no kind of constructor");
    }
    String base = isInherited ? symbol.types.type().baseName() : scope.baseName();
    return new CppNode.Plain(isDestructor ? "~" + base : base);
  }

  CppNode sourceName() {
    String name = reader.text(reader.decimal());
    boolean isAnonymous = name.startsWith("_GLOBAL_") && name.startsWith("N", 9);
    return new CppNode.Plain(isAnonymous ? "(anonymous namespace)" : name);
  }

  private CppNode unnamed() {
    reader.require('U');
    if (reader.eat('t')) {
      return new CppNode.Plain("{unnamed type#" + (symbol.underscoreNumber() + 1) + "}");
    }
    reader.require('l');
    List<CppNode> params = new ArrayList<>();
    List<CppNode> outer = symbol.templateArgs;
    symbol.templateArgs = CppSymbol.AUTO;
    if (!reader.eat('v')) {
      while (reader.peek() != 'E') {
        params.add(symbol.types.type());
      }
    }
    reader.require('E');
    symbol.templateArgs = outer;
    int number = symbol.underscoreNumber() + 1;
    return CppNode.Joined.of("{lambda(", new CppNode.Items(params), ")#" + number + "}");
  }

  private CppNode operator(Traits info) {
    String code = reader.text(2);
    if (code.equals("cv")) {
      info.isWithoutResult = true;
      return CppNode.Joined.of("operator ", symbol.types.type());
    }
    if (code.equals("li")) {
      return CppNode.Joined.of("operator\"\" ", sourceName());
    }
    String operator = CppOperators.BY_CODE.get(code);
    if (operator == null) {
      throw new SymbolException("no operator");
    }
    boolean isWord = Character.isLetter(operator.charAt(0));
    return new CppNode.Plain(isWord ? "operator " + operator : "operator" + operator);
  }
}
