package dev.cofferdam.text.core;

import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;
import dev.cofferdam.wasm.Opcode;
import java.util.HashMap;
import java.util.Map;

/// Instructions by their names. Of two with one name it is the first; {@link ImmediateWriter} tells
/// them apart.
final class Mnemonics {
  private static final Map<String, Opcode> OPCODES = opcodes();

  private Mnemonics() {}

  /// Passes the name of an instruction.
  static Opcode read(Tokens tokens) {
    if (tokens.kind() != TokenKind.KEYWORD) {
      throw tokens.unexpected();
    }
    Opcode opcode = OPCODES.get(tokens.text());
    if (opcode == null) {
      throw Words.areStructural(tokens.text())
          ? tokens.unexpected()
          : tokens.malformed("unknown operator");
    }
    tokens.skip();
    return opcode;
  }

  private static Map<String, Opcode> opcodes() {
    var opcodes = new HashMap<String, Opcode>();
    for (Opcode opcode : Opcode.values()) {
      opcodes.putIfAbsent(opcode.mnemonic(), opcode);
    }
    return Map.copyOf(opcodes);
  }
}
