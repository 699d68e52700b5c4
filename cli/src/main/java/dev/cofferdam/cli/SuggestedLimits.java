package dev.cofferdam.cli;

import dev.cofferdam.engine.StoreUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Limits with head room over what a run was seen to use.
///
/// @param limits one each, in the order they are shown
record SuggestedLimits(List<Suggested> limits) {
  private static final long MIB = 1 << 20;
  private static final long STACK_STEP_BYTES = 64 << 10;
  private static final long STACK_MAX_BYTES = 64 * MIB;
  private static final long TIME_STEP_MILLIS = 100;

  /// One limit.
  ///
  /// @param key its name in `Component.toml`, and, behind `--`, as an option
  /// @param used what the run used
  /// @param proposed what to allow
  /// @param form how it is written
  record Suggested(String key, long used, long proposed, Form form) {
    String option() {
      return "--" + key + " " + form.write(proposed);
    }

    String toml() {
      String text = form.write(proposed);
      return key + " = " + (form == Form.COUNT ? text : '"' + text + '"');
    }

    String toText() {
      return "%-16s used %-14s proposed %s".formatted(key, form.write(used), form.write(proposed));
    }
  }

  /// How an amount is written.
  enum Form {
    COUNT,
    BYTES,
    MILLIS;

    String write(long amount) {
      return switch (this) {
        case COUNT -> String.valueOf(amount);
        case BYTES -> bytes(amount);
        case MILLIS -> amount % 1_000 == 0 && amount > 0 ? amount / 1_000 + "s" : amount + "ms";
      };
    }

    private static String bytes(long amount) {
      if (amount > 0 && amount % MIB == 0) {
        return amount / MIB + "MiB";
      }
      return amount > 0 && amount % 1_024 == 0 ? amount / 1_024 + "KiB" : String.valueOf(amount);
    }
  }

  /// Doubles what was used, and rounds up; what was hardly used gets a little all the same.
  ///
  /// @param millis how long the longest call took
  static SuggestedLimits of(StoreUsage usage, long millis) {
    var all = new ArrayList<Suggested>();
    long memory = usage.memoryBytes();
    all.add(bytes("memory", memory, up(memory + memory / 2, MIB)));
    all.add(count("fuel", usage.call().fuel(), 1_000_000));
    all.add(
        new Suggested(
            "timeout", millis, up(Math.max(1_000, 4 * millis), TIME_STEP_MILLIS), Form.MILLIS));
    long stack = usage.stackBytes();
    all.add(
        bytes(
            "stack",
            stack,
            Math.min(STACK_MAX_BYTES, up(2 * stack + STACK_STEP_BYTES, STACK_STEP_BYTES))));
    all.add(doubled("host-call-bytes", usage.call().hostCallBytes()));
    all.add(doubled("random-bytes", usage.call().randomBytes()));
    all.add(count("handles", usage.counts().handles(), 100));
    all.add(count("table-elements", usage.counts().tableElements(), 1_000));
    return new SuggestedLimits(List.copyOf(all));
  }

  private static Suggested bytes(String key, long used, long proposed) {
    return new Suggested(key, used, proposed, Form.BYTES);
  }

  private static Suggested doubled(String key, long usedBytes) {
    return bytes(key, usedBytes, up(Math.max(1, 2 * usedBytes), MIB));
  }

  private static Suggested count(String key, long used, long least) {
    return new Suggested(key, used, Math.max(least, roundedUp(2 * used)), Form.COUNT);
  }

  private static long up(long amount, long step) {
    return (amount + step - 1) / step * step;
  }

  /// Rounds up to two digits.
  private static long roundedUp(long amount) {
    long step = 1;
    while (amount / step >= 100) {
      step *= 10;
    }
    return up(amount, step);
  }

  /// Renders what was used, the options and the section of `Component.toml`.
  String toText() {
    var lines = new ArrayList<String>();
    limits.forEach(each -> lines.add(each.toText()));
    lines.add("");
    lines.add("as options of cofferdam run:");
    lines.add("  " + String.join(" ", limits.stream().map(Suggested::option).toList()));
    lines.add("");
    lines.add("in Component.toml:");
    lines.add("[limits]");
    limits.forEach(each -> lines.add(each.toml()));
    return String.join(System.lineSeparator(), lines);
  }

  /// Renders one JSON object with a member for each limit.
  String toJson() {
    var members = new ArrayList<String>();
    for (Suggested each : limits) {
      members.add(
          String.format(
              Locale.ROOT,
              "\"%s\": {\"used\": %d, \"proposed\": %d, \"written\": \"%s\"}",
              each.key,
              each.used,
              each.proposed,
              each.form.write(each.proposed)));
    }
    return "{" + String.join(", ", members) + "}";
  }
}
