package dev.cofferdam.wasm.symbols;

import org.jspecify.annotations.Nullable;

/// Names of what compilers add: tables, thunks and guards.
final class CppSpecialNames {
  private CppSpecialNames() {}

  /// Reads such a name, or returns null if none comes.
  static @Nullable CppNode read(CppSymbol symbol) {
    SymbolReader reader = symbol.reader;
    if (reader.peek() != 'T' && reader.peek() != 'G') {
      return null;
    }
    String code = reader.text(2);
    return switch (code) {
      case "TV" -> named("vtable for ", symbol.types.type());
      case "TT" -> named("VTT for ", symbol.types.type());
      case "TI" -> named("typeinfo for ", symbol.types.type());
      case "TS" -> named("typeinfo name for ", symbol.types.type());
      case "TW" -> named("TLS wrapper function for ", symbol.names.name(new CppNames.Traits(true)));
      case "TH" -> named("TLS init function for ", symbol.names.name(new CppNames.Traits(true)));
      case "GV" -> named("guard variable for ", symbol.names.name(new CppNames.Traits(true)));
      case "Th" -> {
        offset(reader);
        yield named("non-virtual thunk to ", symbol.encoding());
      }
      case "Tv" -> {
        offset(reader);
        offset(reader);
        yield named("virtual thunk to ", symbol.encoding());
      }
      case "Tc" -> {
        callOffset(reader);
        callOffset(reader);
        yield named("covariant return thunk to ", symbol.encoding());
      }
      default -> throw new SymbolException("unknown special name");
    };
  }

  private static CppNode named(String what, CppNode of) {
    return CppNode.Joined.of(what, of);
  }

  private static void callOffset(SymbolReader reader) {
    if (reader.eat('h')) {
      offset(reader);
    } else {
      reader.require('v');
      offset(reader);
      offset(reader);
    }
  }

  private static void offset(SymbolReader reader) {
    reader.eat('n');
    reader.decimal();
    reader.require('_');
  }
}
