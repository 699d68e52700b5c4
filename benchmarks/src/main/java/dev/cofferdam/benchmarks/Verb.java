package dev.cofferdam.benchmarks;

import java.util.Map;

/// Evidence by command: a word after `./bench` with options of its own.
interface Verb {
  /// Returns the word.
  String name();

  /// Says in one line what it shows.
  String purpose();

  /// Returns its options and what they are where nobody says, in the order of the help.
  Map<String, String> defaults();

  /// Measures and prints.
  ///
  /// @return whether every bound was met
  boolean run(Options options) throws Exception;

  /// Returns how it is called.
  default String synopsis() {
    var synopsis = new StringBuilder(name());
    defaults()
        .forEach((option, value) ->
            synopsis.append(" [--").append(option).append(' ').append(value).append(']'));
    return synopsis.toString();
  }
}
