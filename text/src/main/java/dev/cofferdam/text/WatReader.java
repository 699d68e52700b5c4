package dev.cofferdam.text;

import dev.cofferdam.text.core.ModuleText;
import dev.cofferdam.text.token.Tokens;

/// Turns the text of a core module into the binary format.
///
/// The whole of WebAssembly 3.0's text format is read, abbreviations included. A module may stand
/// in `(module ...)` or its fields may stand alone. Custom annotations are skipped. Names of the
/// module and its functions become a name section.
///
/// The result is not validated: a well-formed text of an invalid module gives an invalid module.
public final class WatReader {
  private WatReader() {}

  /// Reads a module from text.
  ///
  /// @throws dev.cofferdam.wasm.MalformedException if the text is not well formed; the offset is in
  ///   bytes of its UTF-8 form
  public static byte[] toBinary(String wat) {
    return ModuleText.toBinary(Tokens.of(wat));
  }

  /// Reads a module from text that is given as UTF-8.
  ///
  /// @throws dev.cofferdam.wasm.MalformedException if the text is not well formed
  public static byte[] toBinary(byte[] utf8) {
    return ModuleText.toBinary(Tokens.of(utf8));
  }
}
