package dev.cofferdam.component.wave;

import dev.cofferdam.component.types.ValueType;

/// Reads WAVE text.
public final class WaveReader {
  private WaveReader() {}

  /// Reads a value of a type.
  ///
  /// @return the dynamic value, as [dev.cofferdam.component.ComponentVal] describes it
  /// @throws WaveException where the text is malformed or no value of the type
  public static Object read(String text, ValueType type) {
    return TypedReader.read(new Parser(text, 0).parseWhole(), type);
  }

  /// Reads a call, `name(arguments)`. The name is everything up to the first round bracket.
  ///
  /// @throws WaveException where the text is malformed
  public static WaveCall readCall(String text) {
    int open = text.indexOf('(');
    String name = open < 0 ? "" : text.substring(0, open).strip();
    if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
      throw new WaveException("expected a call such as name(arguments)", 0, Math.max(open, 0));
    }
    return new WaveCall(name, new Parser(text, open).parseArguments());
  }
}
