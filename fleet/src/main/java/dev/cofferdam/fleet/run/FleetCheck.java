package dev.cofferdam.fleet.run;

import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.GuestConfig;
import dev.cofferdam.isolation.Probe;
import dev.cofferdam.isolation.Probes;
import dev.cofferdam.wasi.io.OutputSink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds what would keep guests of a fleet from starting, without starting any.
public final class FleetCheck {
  private static final String WASI_PREFIX = "wasi:";

  private final List<String> problems = new ArrayList<>();

  private FleetCheck() {}

  /// Returns what is wrong, a sentence each; nothing where all is well as far as can be told.
  public static List<String> problems(FleetConfig config) {
    var check = new FleetCheck();
    check.note("[history]", () -> Histories.spec(config.settings().history()));
    config.guests().forEach(check::guest);
    return List.copyOf(check.problems);
  }

  private void note(String place, Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      problems.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private void guest(GuestConfig guest) {
    var output = new GuestOutput(OutputSink.discarding(), OutputSink.discarding());
    note(guest.name(), () -> GuestSpecs.of(guest, output));
    probes(guest);
    imports(guest);
  }

  private void probes(GuestConfig guest) {
    Probes probes = guest.supervision().probes();
    FuncLookup funcs = FuncLookup.of(guest.component().type());
    Stream.of(probes.startup(), probes.readiness(), probes.liveness())
        .flatMap(probe -> probe.stream().map(Probe::function))
        .filter(function -> funcs.find(function).size() != 1)
        .forEach(function ->
            problems.add(
                "%s: there is no function '%s' to probe".formatted(guest.name(), function)));
  }

  private void imports(GuestConfig guest) {
    if (guest.grants().trapsUnknownImports()) {
      return;
    }
    guest
        .component()
        .type()
        .imports()
        .forEach((name, item) -> {
          if (!name.startsWith(WASI_PREFIX) && needsDefinition(item)) {
            problems.add(
                "%s: nobody defines the import '%s'; trap-unknown-imports = true lets it start"
                    .formatted(guest.name(), name));
          }
        });
  }

  private static boolean needsDefinition(ExternDesc item) {
    return switch (item) {
      case ExternDesc.Func _ -> true;
      case ExternDesc.Instance instance ->
          instance.type().exports().values().stream().anyMatch(FleetCheck::needsDefinition);
      default -> false;
    };
  }
}
