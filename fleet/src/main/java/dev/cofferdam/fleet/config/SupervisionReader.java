package dev.cofferdam.fleet.config;

import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.supervisor.Restart;
import java.util.Map;

/// Reads `[supervision]`. What is not stated stays as it was.
final class SupervisionReader {
  private static final int POOL_MAX = 1_000;
  private static final int MAILBOX_MAX = 1_000_000;
  private static final int CRASHES_MAX = 1_000_000;

  private static final Map<String, Restart> RESTARTS =
      Map.of(
          "permanent", Restart.PERMANENT,
          "transient", Restart.TRANSIENT,
          "temporary", Restart.TEMPORARY);

  private SupervisionReader() {}

  static SupervisionConfig read(Section section, SupervisionConfig before) {
    var supervision =
        new SupervisionConfig(
            section.choice("restart", RESTARTS).orElse(before.restart()),
            section.count("pool", 1, POOL_MAX).orElse(before.pool()),
            section.count("mailbox", 1, MAILBOX_MAX).orElse(before.mailboxCalls()),
            section.time("drain").orElse(before.drain()),
            section.timeOrNone("trial").orElse(before.trial()),
            budget(section, before.crashes()),
            section
                .section("probes")
                .map(each -> ProbesReader.read(each, before.probes()))
                .orElse(before.probes()));
    section
        .text("strategy")
        .ifPresent(_ ->
            section.problem("strategy", "'strategy' belongs to a [[group]] of the fleet file"));
    section.finish();
    return supervision;
  }

  private static CrashBudget budget(Section section, CrashBudget before) {
    CrashBudget counted =
        section.section("crashes").map(each -> crashes(each, before)).orElse(before);
    return section.section("backoff").map(each -> backoff(each, counted)).orElse(counted);
  }

  private static CrashBudget crashes(Section section, CrashBudget before) {
    var budget =
        new CrashBudget(
            before.firstDelay(),
            before.maxDelay(),
            before.jitter(),
            section.count("equal-in-row", 1, CRASHES_MAX).orElse(before.equalInRow()),
            section.count("any-in-row", 1, CRASHES_MAX).orElse(before.anyInRow()),
            section.count("window-calls", 1, CRASHES_MAX).orElse(before.windowCalls()),
            section.time("window").orElse(before.window()));
    section.finish();
    return budget;
  }

  private static CrashBudget backoff(Section section, CrashBudget before) {
    var first = section.time("first").orElse(before.firstDelay());
    var max = section.time("max").orElse(before.maxDelay());
    double jitter = section.fraction("jitter").orElse(before.jitter());
    section.finish();
    if (max.compareTo(first) < 0) {
      section.problem(
          "max",
          "'max' is %s, below 'first' of %s"
              .formatted(TimeSpan.format(max), TimeSpan.format(first)));
      return before;
    }
    return new CrashBudget(
        first,
        max,
        jitter,
        before.equalInRow(),
        before.anyInRow(),
        before.windowCalls(),
        before.window());
  }
}
