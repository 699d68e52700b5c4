package dev.cofferdam.wasm.symbols;

/// The types and generic arguments in Rust's names of version 0.
final class RustV0Types {
  private static final int LETTERS = 26;

  private final RustV0Symbol symbol;
  private final SymbolReader reader;
  private final SymbolText out;
  private final RustV0Constants constants;
  private long boundLifetimes;

  RustV0Types(RustV0Symbol symbol, SymbolReader reader, SymbolText out) {
    this.symbol = symbol;
    this.reader = reader;
    this.out = out;
    this.constants = new RustV0Constants(symbol, reader, out);
  }

  void genericArgument() {
    if (reader.eat('L')) {
      lifetime(symbol.base62());
    } else if (reader.eat('K')) {
      constants.constant(false);
    } else {
      type();
    }
  }

  void type() {
    reader.enter();
    char tag = reader.next();
    String basic = basicType(tag);
    if (!basic.isEmpty()) {
      out.append(basic);
    } else {
      compound(tag);
    }
    reader.leave();
  }

  private void compound(char tag) {
    switch (tag) {
      case 'R' -> reference("");
      case 'Q' -> reference("mut ");
      case 'P' -> pointer("*const ");
      case 'O' -> pointer("*mut ");
      case 'A' -> array();
      case 'S' -> {
        pointer("[");
        out.append("]");
      }
      case 'T' -> tuple();
      case 'F' -> inBinder(this::function);
      case 'D' -> trait();
      case 'B' -> symbol.backReference(this::type);
      default -> {
        reader.seek(reader.position() - 1);
        symbol.path(false);
      }
    }
  }

  private void reference(String mutability) {
    out.append("&");
    if (reader.eat('L')) {
      long lifetime = symbol.base62();
      if (lifetime != 0) {
        lifetime(lifetime);
        out.append(" ");
      }
    }
    pointer(mutability);
  }

  private void pointer(String before) {
    out.append(before);
    type();
  }

  private void array() {
    pointer("[");
    out.append("; ");
    constants.constant(true);
    out.append("]");
  }

  private void tuple() {
    out.append("(");
    int count = symbol.list(this::type, ", ");
    out.append(count == 1 ? ",)" : ")");
  }

  private void function() {
    out.append(reader.eat('U') ? "unsafe " : "");
    if (reader.eat('K')) {
      String abi = reader.eat('C') ? "C" : symbol.identifier();
      out.append("extern \"").append(abi.replace('_', '-')).append("\" ");
    }
    out.append("fn(");
    symbol.list(this::type, ", ");
    out.append(")");
    if (!reader.eat('u')) {
      pointer(" -> ");
    }
  }

  private void trait() {
    out.append("dyn ");
    inBinder(() -> symbol.list(this::boundTrait, " + "));
    reader.require('L');
    long lifetime = symbol.base62();
    if (lifetime != 0) {
      out.append(" + ");
      lifetime(lifetime);
    }
  }

  private void boundTrait() {
    boolean isOpen = pathWithOpenArguments();
    while (reader.eat('p')) {
      out.append(isOpen ? ", " : "<");
      isOpen = true;
      out.append(symbol.identifier()).append(" = ");
      type();
    }
    out.append(isOpen ? ">" : "");
  }

  /// Reads a path and leaves its generic arguments, if it has any, open for more.
  private boolean pathWithOpenArguments() {
    if (reader.eat('B')) {
      boolean[] isOpen = {false};
      symbol.backReference(() -> isOpen[0] = pathWithOpenArguments());
      return isOpen[0];
    }
    if (!reader.eat('I')) {
      symbol.path(false);
      return false;
    }
    symbol.path(false);
    out.append("<");
    symbol.list(this::genericArgument, ", ");
    return true;
  }

  private void inBinder(Runnable read) {
    long count = symbol.optionalBase62('G');
    if (count > 0 && !out.isSilent()) {
      out.append("for<");
      for (long i = 0; i < count; i++) {
        reader.step();
        out.append(i > 0 ? ", " : "");
        boundLifetimes++;
        lifetime(1);
      }
      out.append("> ");
    }
    read.run();
    boundLifetimes -= out.isSilent() ? 0 : count;
  }

  /// Writes the lifetime that was bound `index` binders ago.
  private void lifetime(long index) {
    if (out.isSilent()) {
      return;
    }
    long depth = boundLifetimes - index;
    if (index < 0 || depth < 0) {
      throw new SymbolException("lifetime that is not bound");
    }
    if (index == 0) {
      out.append("'_");
    } else if (depth < LETTERS) {
      out.append("'").append((char) ('a' + depth));
    } else {
      out.append("'_").append(Long.toString(depth));
    }
  }

  /// Returns the name of a type that is one letter, or empty.
  static String basicType(char tag) {
    return switch (tag) {
      case 'a' -> "i8";
      case 'b' -> "bool";
      case 'c' -> "char";
      case 'd' -> "f64";
      case 'e' -> "str";
      case 'f' -> "f32";
      case 'h' -> "u8";
      case 'i' -> "isize";
      case 'j' -> "usize";
      case 'l' -> "i32";
      case 'm' -> "u32";
      case 'n' -> "i128";
      case 'o' -> "u128";
      case 'p' -> "_";
      case 's' -> "i16";
      case 't' -> "u16";
      case 'u' -> "()";
      case 'v' -> "...";
      case 'x' -> "i64";
      case 'y' -> "u64";
      case 'z' -> "!";
      default -> "";
    };
  }
}
