package dev.cofferdam.component.wave;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value as it stands in the text, before its type is known.
sealed interface Node {
  /// Index of its first character.
  int start();

  /// Index after its last character.
  int end();

  /// A number, character or string, undecoded.
  record Literal(Token kind, String text, int start, int end) implements Node {}

  /// A label that is no keyword or was escaped, perhaps with a payload.
  record Case(String label, @Nullable Node payload, int start, int end) implements Node {}

  /// A keyword, perhaps with a payload.
  record Word(Keyword keyword, @Nullable Node payload, int start, int end) implements Node {}

  /// Values in round brackets.
  record Tuple(List<Node> values, int start, int end) implements Node {}

  /// Values in square brackets.
  record Sequence(List<Node> values, int start, int end) implements Node {}

  /// Fields in braces, in the order of the text.
  record Fields(Map<String, Node> fields, int start, int end) implements Node {}

  /// Labels in braces, in the order of the text.
  record Labels(List<String> labels, int start, int end) implements Node {}

  /// Makes the error that this is no value of the wanted type.
  default WaveException wrongType(String wanted) {
    return error("invalid value type, expected " + wanted);
  }

  /// Makes an error about this.
  default WaveException error(String message) {
    return new WaveException(message, start(), end());
  }
}
