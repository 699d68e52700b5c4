package dev.cofferdam.fleet.config;

import dev.cofferdam.engine.Limits;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads `[limits]`: every limit of a Store under its name. What is not stated stays as it was.
final class LimitsReader {
  private static final long STACK_BYTES_MAX = 64 << 20;

  private Limits limits;

  private LimitsReader(Limits limits) {
    this.limits = limits;
  }

  static Limits read(Section section, Limits before) {
    var reader = new LimitsReader(before);
    reader.main(section);
    reader.counts(section);
    reader.bytes(section);
    section.finish();
    return reader.limits;
  }

  private void main(Section section) {
    set(section.size("memory", Long.MAX_VALUE), Limits::withMemoryBytes);
    set(section.count("fuel", 0, Long.MAX_VALUE), Limits::withFuel);
    set(section.time("timeout"), Limits::withTimeout);
    set(section.size("stack", STACK_BYTES_MAX).map(Math::toIntExact), Limits::withStackBytes);
  }

  private void counts(Section section) {
    set(section.count("table-elements", 0, Long.MAX_VALUE), Limits::withTableElements);
    set(section.count("memories", 0, Integer.MAX_VALUE), Limits::withMemories);
    set(section.count("tables", 0, Integer.MAX_VALUE), Limits::withTables);
    set(section.count("instances", 0, Integer.MAX_VALUE), Limits::withInstances);
    set(section.count("handles", 0, Integer.MAX_VALUE), Limits::withHandles);
    set(section.count("files", 0, Integer.MAX_VALUE), Limits::withFiles);
    set(section.count("sockets", 0, Integer.MAX_VALUE), Limits::withSockets);
  }

  private void bytes(Section section) {
    set(section.size("host-call-bytes", Long.MAX_VALUE), Limits::withHostCallBytes);
    set(section.size("random-bytes", Long.MAX_VALUE), Limits::withRandomBytes);
    set(section.size("output-bytes", Long.MAX_VALUE), Limits::withOutputBytes);
    set(
        section.size("http-field-bytes", Integer.MAX_VALUE).map(Math::toIntExact),
        Limits::withHttpFieldBytes);
  }

  private <T> void set(Optional<T> value, BiFunction<Limits, T, Limits> with) {
    value.ifPresent(each -> limits = with.apply(limits, each));
  }
}
