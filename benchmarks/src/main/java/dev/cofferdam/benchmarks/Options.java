package dev.cofferdam.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was said to a {@link Verb}, over its defaults: pairs of `--name value`.
///
/// @param values the value of each option
record Options(Map<String, String> values) {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Reads the words after a verb.
  ///
  /// @throws IllegalArgumentException if an option is unknown or has no value
  static Options parse(List<String> words, Map<String, String> defaults) {
    var values = new LinkedHashMap<>(defaults);
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i).startsWith("--") ? words.get(i).substring(2) : "";
      if (!defaults.containsKey(name)) {
        throw new IllegalArgumentException(
            "unknown option " + words.get(i) + "; there are " + defaults.keySet());
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("--" + name + " needs a value");
      }
      values.put(name, words.get(i + 1));
    }
    return new Options(values);
  }

  /// Returns a whole number that is at least 1.
  int count(String name) {
    double value = number(name, text(name));
    if (value < 1 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("--" + name + " is no count: " + text(name));
    }
    return (int) value;
  }

  /// Returns a part of a whole as a number from 0 to 1; `1%` and `0.01` are the same.
  double share(String name) {
    String text = text(name);
    double value =
        text.endsWith("%")
            ? number(name, text.substring(0, text.length() - 1)) / 100
            : number(name, text);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("--" + name + " is not from 0% to 100%: " + text);
    }
    return value;
  }

  /// Returns a number of seconds as a duration.
  Duration seconds(String name) {
    double seconds = number(name, text(name));
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("--" + name + " is not positive: " + text(name));
    }
    return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
  }

  /// Returns a number of minutes as a duration.
  Duration minutes(String name) {
    return seconds(name).multipliedBy(60);
  }

  private String text(String name) {
    String text = values.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no option --" + name);
    }
    return text;
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is no number: " + text, e);
    }
  }
}
