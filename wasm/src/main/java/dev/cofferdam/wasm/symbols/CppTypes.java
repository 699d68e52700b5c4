package dev.cofferdam.wasm.symbols;

import java.util.ArrayList;
import java.util.List;

/// The types in C++ symbols.
final class CppTypes {
  private static final String BASIC_CODES = "vwbcahstijlmxynofdegz";
  private static final List<String> BASIC_NAMES =
      List.of(
          "void",
          "wchar_t",
          "bool",
          "char",
          "signed char",
          "unsigned char",
          "short",
          "unsigned short",
          "int",
          "unsigned int",
          "long",
          "unsigned long",
          "long long",
          "unsigned long long",
          "__int128",
          "unsigned __int128",
          "float",
          "double",
          "long double",
          "__float128",
          "...");

  private final CppSymbol symbol;
  private final SymbolReader reader;

  CppTypes(CppSymbol symbol) {
    this.symbol = symbol;
    this.reader = symbol.reader;
  }

  CppNode type() {
    reader.enter();
    int basic = BASIC_CODES.indexOf(reader.peek());
    CppNode found;
    if (basic >= 0) {
      reader.next();
      found = new CppNode.Plain(BASIC_NAMES.get(basic));
    } else {
      found = reader.peek() == 'S' ? known() : compound();
    }
    reader.leave();
    return found;
  }

  /// Reads a type that begins with what was read before, or in namespace `std`.
  private CppNode known() {
    if (reader.peek(1) == 't') {
      return substitutable(symbol.names.name(new CppNames.Traits(false)));
    }
    CppNode known = symbol.substitution();
    return reader.peek() == 'I'
        ? substitutable(new CppNode.Template(known, symbol.templateArgs(false)))
        : known;
  }

  private CppNode substitutable(CppNode node) {
    symbol.addSubstitution(node);
    return node;
  }

  private CppNode compound() {
    return switch (reader.peek()) {
      case 'r', 'V', 'K' -> qualified();
      case 'P' -> pointer("*");
      case 'R' -> pointer("&");
      case 'O' -> pointer("&&");
      case 'C' -> suffixed(" _Complex");
      case 'G' -> suffixed(" _Imaginary");
      case 'F' -> function();
      case 'A' -> array();
      case 'M' -> memberPointer();
      case 'T' -> templateParam();
      case 'D' -> lettersOfD();
      case 'U' -> vendorQualified();
      case 'u' -> {
        reader.next();
        yield substitutable(symbol.names.sourceName());
      }
      default -> named();
    };
  }

  private CppNode named() {
    return substitutable(symbol.names.name(new CppNames.Traits(false)));
  }

  private CppNode qualified() {
    String qualifiers = symbol.names.qualifiers();
    return substitutable(new CppNode.Qualified(type(), qualifiers));
  }

  private CppNode pointer(String mark) {
    reader.next();
    return substitutable(new CppNode.Pointer(type(), null, mark));
  }

  private CppNode suffixed(String suffix) {
    reader.next();
    return substitutable(new CppNode.Qualified(type(), suffix));
  }

  private CppNode vendorQualified() {
    reader.next();
    CppNode qualifier = symbol.names.sourceName();
    if (reader.peek() == 'I') {
      qualifier = new CppNode.Template(qualifier, symbol.templateArgs(false));
    }
    return substitutable(CppNode.Joined.of(type(), " ", qualifier));
  }

  private CppNode function() {
    reader.require('F');
    reader.eat('Y');
    CppNode result = type();
    List<CppNode> params = new ArrayList<>();
    String reference = "";
    while (!reader.eat('E')) {
      if (reader.eat("RE") || reader.eat("OE")) {
        reference = reader.peek(-2) == 'R' ? " &" : " &&";
        break;
      }
      if (!reader.eat('v')) {
        params.add(type());
      }
    }
    return substitutable(new CppNode.Function(result, new CppNode.Items(params), reference));
  }

  private CppNode array() {
    reader.require('A');
    CppNode length = new CppNode.Plain("");
    if (reader.isDigitNext()) {
      length = new CppNode.Plain(Integer.toString(reader.decimal()));
    } else if (reader.peek() != '_') {
      length = symbol.expressions.expression();
    }
    reader.require('_');
    return substitutable(new CppNode.Array(type(), length));
  }

  private CppNode memberPointer() {
    reader.require('M');
    CppNode owner = type();
    return substitutable(new CppNode.Pointer(type(), owner, "*"));
  }

  private CppNode templateParam() {
    CppNode param = substitutable(symbol.templateParam());
    return reader.peek() == 'I'
        ? substitutable(new CppNode.Template(param, symbol.templateArgs(false)))
        : param;
  }

  private CppNode lettersOfD() {
    String code = reader.text(2);
    return switch (code) {
      case "Dp" -> substitutable(new CppNode.Expansion(type()));
      case "Dt", "DT" -> {
        CppNode expression = symbol.expressions.expression();
        reader.require('E');
        yield substitutable(CppNode.Joined.of("decltype (", expression, ")"));
      }
      case "Dv" -> {
        int length = reader.decimal();
        reader.require('_');
        yield substitutable(CppNode.Joined.of(type(), " __vector(" + length + ")"));
      }
      case "Do" -> function();
      case "DF" -> {
        int bits = reader.decimal();
        reader.require('_');
        yield new CppNode.Plain("_Float" + bits);
      }
      default -> new CppNode.Plain(basicOfD(code));
    };
  }

  private static String basicOfD(String code) {
    return switch (code) {
      case "Da" -> "auto";
      case "Dc" -> "decltype(auto)";
      case "Dn" -> "std::nullptr_t";
      case "Dh" -> "half";
      case "Di" -> "char32_t";
      case "Ds" -> "char16_t";
      case "Du" -> "char8_t";
      case "Dd" -> "decimal64";
      case "De" -> "decimal128";
      case "Df" -> "decimal32";
      default -> throw new SymbolException("no type");
    };
  }
}
