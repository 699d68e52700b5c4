package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// One table of a configuration file, read key by key. What it was asked for is what it may hold:
/// {@link #finish} reports every other key.
///
/// A value that is missing or wrong reads as empty; what is wrong is noted. Used by one thread.
final class Section {
  private final TomlTable table;
  private final String title;
  private final TomlPosition begin;
  private final Path file;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(TomlTable table, String title, TomlPosition begin, Path file, Problems problems) {
    this.table = table;
    this.title = title;
    this.begin = begin;
    this.file = file;
    this.problems = problems;
  }

  static Section root(TomlTable table, Path file, Problems problems) {
    return new Section(table, "", TomlPosition.positionAt(1, 1), file, problems);
  }

  /// Returns the folder that paths in the file are relative to.
  Path folder() {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  Optional<String> text(String key) {
    return value(key, String.class, "a text in quotes");
  }

  /// Reads a path, which is relative to the file's folder.
  Optional<Path> path(String key) {
    return parsed(key, text -> folder().resolve(text).normalize());
  }

  Optional<Boolean> flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  /// Reads a text by a function that throws IllegalArgumentException with a sentence for people.
  <T> Optional<T> parsed(String key, Function<String, T> parser) {
    return text(key).flatMap(text -> parsed(key, text, parser));
  }

  private <T> Optional<T> parsed(String key, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      problem(key, "'%s': %s".formatted(key, e.getMessage()));
      return Optional.empty();
    }
  }

  Optional<Duration> time(String key) {
    return value(key, String.class, "a time in quotes, such as \"2s\"")
        .flatMap(text -> parsed(key, text, TimeSpan::parse));
  }

  /// Reads a time, or `none`, which is zero.
  Optional<Duration> timeOrNone(String key) {
    return table.get(List.of(key)) instanceof String text && text.equals("none")
        ? text(key).map(_ -> Duration.ZERO)
        : time(key);
  }

  /// Reads a number of bytes: a text with a unit, or a plain integer.
  Optional<Long> size(String key, long max) {
    Optional<Long> bytes =
        table.get(List.of(key)) instanceof Long
            ? integer(key, "a size")
            : value(key, String.class, "a size, such as \"64MiB\"")
                .flatMap(text -> parsed(key, text, ByteSize::parse))
                .map(ByteSize::bytes);
    return bytes.filter(each -> isInRange(key, each, 0, max));
  }

  Optional<Integer> count(String key, int min, int max) {
    return count(key, (long) min, max).map(Math::toIntExact);
  }

  Optional<Long> count(String key, long min, long max) {
    return integer(key, "an integer").filter(each -> isInRange(key, each, min, max));
  }

  private Optional<Long> integer(String key, String wanted) {
    return value(key, Long.class, wanted);
  }

  private boolean isInRange(String key, long value, long min, long max) {
    if (value >= min && value <= max) {
      return true;
    }
    problem(
        key,
        max == Long.MAX_VALUE
            ? "'%s' is %d, less than %d".formatted(key, value, min)
            : "'%s' is %d, not in %d to %d".formatted(key, value, min, max));
    return false;
  }

  Optional<Double> fraction(String key) {
    return value(key, Double.class, "a fraction, such as 0.2")
        .filter(each -> {
          boolean isFraction = each >= 0 && each <= 1;
          if (!isFraction) {
            problem(key, "'%s' is %s, not in 0 to 1".formatted(key, each));
          }
          return isFraction;
        });
  }

  /// Reads one of a few words.
  <T> Optional<T> choice(String key, Map<String, T> choices) {
    return text(key)
        .flatMap(word -> {
          T chosen = choices.get(word);
          if (chosen == null) {
            problem(
                key, "'%s' is '%s'".formatted(key, word) + Wording.meant(word, choices.keySet()));
          }
          return Optional.ofNullable(chosen);
        });
  }

  Optional<List<String>> texts(String key) {
    return value(key, TomlArray.class, "a list of texts").flatMap(array -> texts(key, array));
  }

  private Optional<List<String>> texts(String key, TomlArray array) {
    var texts = new ArrayList<String>();
    for (Object each : array.toList()) {
      if (!(each instanceof String text)) {
        problem(key, "'%s' must hold texts in quotes, not %s".formatted(key, Wording.kind(each)));
        return Optional.empty();
      }
      texts.add(text);
    }
    return Optional.of(List.copyOf(texts));
  }

  /// Reads a table whose keys are free and whose values are texts.
  Optional<Map<String, String>> textMap(String key) {
    return value(key, TomlTable.class, "a table of texts")
        .map(inner -> {
          var map = new LinkedHashMap<String, String>();
          Section section = inside(key, inner);
          for (String each : inner.keySet()) {
            section.text(each).ifPresent(text -> map.put(each, text));
          }
          return map;
        });
  }

  /// Returns a table inside, if it is there.
  Optional<Section> section(String key) {
    return value(key, TomlTable.class, "a table").map(inner -> inside(key, inner));
  }

  private Section inside(String key, TomlTable inner) {
    String inside = title.isEmpty() ? key : title + "." + key;
    return new Section(inner, inside, position(key), file, problems);
  }

  /// Returns the tables of an array `[[key]]`, in order.
  List<Section> sections(String key) {
    Optional<TomlArray> array = value(key, TomlArray.class, "written as [[%s]]".formatted(key));
    var sections = new ArrayList<Section>();
    array.ifPresent(tables -> {
      for (int i = 0; i < tables.size(); i++) {
        if (tables.get(i) instanceof TomlTable each) {
          sections.add(new Section(each, key, tables.inputPositionOf(i), file, problems));
        } else {
          problem(key, "'%s' must be written as [[%s]]".formatted(key, key));
        }
      }
    });
    return sections;
  }

  private <T> Optional<T> value(String key, Class<T> type, String wanted) {
    asked.add(key);
    Object value = table.get(List.of(key));
    if (value == null || type.isInstance(value)) {
      return Optional.ofNullable(type.cast(value));
    }
    problem(key, "'%s' must be %s, not %s".formatted(key, wanted, Wording.kind(value)));
    return Optional.empty();
  }

  /// Notes that a key is needed and is not there.
  void require(String key) {
    if (!table.contains(List.of(key))) {
      problem("'%s' is missing%s".formatted(key, place()));
    }
  }

  /// Reports the keys that nobody asked for.
  void finish() {
    for (String key : table.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "unknown key '%s'%s%s".formatted(key, place(), Wording.meant(key, asked)));
      }
    }
  }

  private String place() {
    return title.isEmpty() ? "" : " in [" + title + "]";
  }

  /// Notes that something is wrong with the value of a key.
  void problem(String key, String sentence) {
    add(position(key), sentence);
  }

  /// Notes that something is wrong with the table as a whole.
  void problem(String sentence) {
    add(begin, sentence);
  }

  private void add(TomlPosition at, String sentence) {
    problems.add(file, at.line(), at.column(), sentence);
  }

  private TomlPosition position(String key) {
    @Nullable TomlPosition at = table.inputPositionOf(List.of(key));
    return at == null ? begin : at;
  }
}
