package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The names of one index space.
///
/// Specification: section 6.3.1, identifier contexts.
final class IndexSpace {
  private final String noun;
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private int size;

  /// Creates an empty space of what messages call `noun`.
  IndexSpace(String noun) {
    this.noun = noun;
  }

  int size() {
    return size;
  }

  /// Returns the indices by name, in the order of the indices.
  Map<String, Integer> indices() {
    return Collections.unmodifiableMap(indices);
  }

  /// Takes the next index and gives it the name that is next in the text, if there is one.
  int bind(Tokens tokens) {
    if (tokens.isId()) {
      int at = tokens.position();
      if (indices.putIfAbsent(tokens.id(), size) != null) {
        throw tokens.malformed("duplicate " + noun, at);
      }
    }
    return size++;
  }

  /// Takes `count` indices without names.
  void skip(int count) {
    size += count;
  }

  /// Reads a name or a number.
  int index(Tokens tokens) {
    if (!tokens.isId()) {
      return tokens.u32();
    }
    int at = tokens.position();
    Integer index = indices.get(tokens.id());
    if (index == null) {
      throw tokens.malformed("unknown " + noun, at);
    }
    return index;
  }
}
