package dev.cofferdam.wasm.symbols;

import java.util.List;

/// Names in Rust's own scheme, version 0.
///
/// Reads and writes in one pass. A back reference stands for what was read at its target, and is
/// read there again.
///
/// Specification: Rust RFC 2603.
final class RustV0Symbol {
  private static final List<String> PREFIXES = List.of("_R", "__R", "R");

  private final SymbolReader reader;
  private final SymbolText out = new SymbolText();
  private final RustV0Types types;
  private final int start;

  private RustV0Symbol(String name, int start) {
    this.reader = new SymbolReader(name, start);
    this.start = start;
    this.types = new RustV0Types(this, reader, out);
  }

  /// Returns the readable name.
  ///
  /// @throws SymbolException if `name` is none of these
  static String demangle(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return new RustV0Symbol(name, prefix.length()).readable();
      }
    }
    throw new SymbolException("no such prefix");
  }

  private String readable() {
    if (!isUpper(reader.peek())) {
      throw new SymbolException("not a path");
    }
    path(true);
    if (isUpper(reader.peek())) {
      out.silently(() -> path(false));
    }
    return out + RustSuffix.require(reader.rest());
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /// Reads a path.
  ///
  /// @param isInValue whether generic arguments need `::` before them
  void path(boolean isInValue) {
    reader.enter();
    char tag = reader.next();
    switch (tag) {
      case 'C' -> crate();
      case 'N' -> nested(isInValue);
      case 'M' -> implementation(false);
      case 'X' -> implementation(true);
      case 'Y' -> selfType(true);
      case 'I' -> {
        path(isInValue);
        out.append(isInValue ? "::<" : "<");
        list(types::genericArgument, ", ");
        out.append(">");
      }
      case 'B' -> backReference(() -> path(isInValue));
      default -> throw new SymbolException("no path");
    }
    reader.leave();
  }

  private void crate() {
    long disambiguator = disambiguator();
    out.append(identifier());
    if (disambiguator != 0) {
      out.append("[").append(Long.toHexString(disambiguator)).append("]");
    }
  }

  private void nested(boolean isInValue) {
    char namespace = reader.next();
    boolean isSpecial = isUpper(namespace);
    if (!isSpecial && !(namespace >= 'a' && namespace <= 'z')) {
      throw new SymbolException("no namespace");
    }
    path(isInValue);
    long disambiguator = disambiguator();
    String name = identifier();
    if (isSpecial) {
      special(namespace, name, disambiguator);
    } else if (!name.isEmpty()) {
      out.append("::").append(name);
    }
  }

  private void special(char namespace, String name, long disambiguator) {
    out.append("::{");
    switch (namespace) {
      case 'C' -> out.append("closure");
      case 'S' -> out.append("shim");
      default -> out.append(namespace);
    }
    if (!name.isEmpty()) {
      out.append(":").append(name);
    }
    out.append("#").append(Long.toUnsignedString(disambiguator)).append("}");
  }

  private void implementation(boolean isOfTrait) {
    disambiguator();
    out.silently(() -> path(false));
    selfType(isOfTrait);
  }

  private void selfType(boolean hasTrait) {
    out.append("<");
    types.type();
    if (hasTrait) {
      out.append(" as ");
      path(false);
    }
    out.append(">");
  }

  /// Reads what stands at an earlier place again.
  void backReference(Runnable read) {
    int limit = reader.position() - 1;
    long offset = base62();
    long target = start + offset;
    if (offset < 0 || target >= limit || target < start) {
      throw new SymbolException("reference to nothing");
    }
    if (out.isSilent()) {
      return;
    }
    int position = reader.position();
    reader.enter();
    reader.seek((int) target);
    read.run();
    reader.seek(position);
    reader.leave();
  }

  /// Reads items up to an `E`, and returns how many there were.
  int list(Runnable item, String separator) {
    int count = 0;
    while (!reader.eat('E')) {
      if (count > 0) {
        out.append(separator);
      }
      item.run();
      count++;
    }
    return count;
  }

  String identifier() {
    boolean isPunycode = reader.eat('u');
    int length = reader.peek() == '0' ? reader.next() - '0' : reader.decimal();
    reader.eat('_');
    String name = reader.text(length);
    return isPunycode ? Punycode.decode(name) : name;
  }

  long disambiguator() {
    return optionalBase62('s');
  }

  /// Reads a number if `tag` stands before it, else returns 0.
  long optionalBase62(char tag) {
    return reader.eat(tag) ? successor(base62()) : 0;
  }

  /// Reads a number of base 62, of 64 unsigned bits.
  long base62() {
    if (reader.eat('_')) {
      return 0;
    }
    long value = 0;
    for (char c = reader.next(); c != '_'; c = reader.next()) {
      long digit = digit62(c);
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 62)) > 0) {
        throw new SymbolException("number too large");
      }
      value = value * 62 + digit;
    }
    return successor(value);
  }

  private static long successor(long value) {
    if (value == -1L) {
      throw new SymbolException("number too large");
    }
    return value + 1;
  }

  private static int digit62(char c) {
    if (SymbolReader.isDigit(c)) {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    if (isUpper(c)) {
      return c - 'A' + 36;
    }
    throw new SymbolException("no digit");
  }
}
