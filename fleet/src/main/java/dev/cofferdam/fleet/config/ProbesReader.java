package dev.cofferdam.fleet.config;

import dev.cofferdam.isolation.Probe;
import dev.cofferdam.isolation.Probes;
import java.util.Optional;

/// Reads `[supervision.probes]`: functions without parameters that tell how an instance does. What
/// is not stated stays as it was.
final class ProbesReader {
  private static final int FAILURES_MAX = 1_000;

  private ProbesReader() {}

  static Probes read(Section section, Probes before) {
    var probes =
        new Probes(
            named(section, "startup").or(before::startup),
            named(section, "readiness").or(before::readiness),
            named(section, "liveness").or(before::liveness));
    section.finish();
    return probes;
  }

  private static Optional<Probe> named(Section section, String key) {
    return section.section(key).flatMap(ProbesReader::probe);
  }

  private static Optional<Probe> probe(Section section) {
    section.require("function");
    Optional<String> function = section.text("function");
    Probe standard = Probe.of("function");
    Probe stated =
        standard
            .withBudget(
                section.count("fuel", 1, Long.MAX_VALUE).orElse(standard.fuel()),
                section.time("timeout").orElse(standard.timeout()))
            .withPeriod(section.time("period").orElse(standard.period()))
            .withFailures(section.count("failures", 1, FAILURES_MAX).orElse(standard.failures()));
    section.finish();
    return function.map(name ->
        Probe.of(name)
            .withBudget(stated.fuel(), stated.timeout())
            .withPeriod(stated.period())
            .withFailures(stated.failures()));
  }
}
