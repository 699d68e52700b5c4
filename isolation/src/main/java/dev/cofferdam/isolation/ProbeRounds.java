package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The probes of one instance, and which of them is due. Used by the instance's thread; others may
/// ask what is due.
final class ProbeRounds {
  private final @Nullable ProbeWatch startup;
  private final List<ProbeWatch> rounds;

  /// @param wake has the instance's thread look what is due
  ProbeRounds(Probes probes, TimeSource time, Runnable wake) {
    startup =
        probes
            .startup()
            .map(probe -> new ProbeWatch(ProbeWatch.Purpose.STARTUP, probe, time, wake))
            .orElse(null);
    rounds =
        Stream.of(
                watch(ProbeWatch.Purpose.READINESS, probes.readiness(), time, wake),
                watch(ProbeWatch.Purpose.LIVENESS, probes.liveness(), time, wake))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<ProbeWatch> watch(
      ProbeWatch.Purpose purpose, Optional<Probe> probe, TimeSource time, Runnable wake) {
    return probe.map(p -> new ProbeWatch(purpose, p, time, wake));
  }

  /// Returns the probe that has to pass first, or null where there is none.
  @Nullable ProbeWatch startup() {
    return startup;
  }

  /// Begins the rounds of an instance that has started.
  void begin() {
    rounds.forEach(ProbeWatch::plan);
  }

  /// Returns a probe that is due, or null where none is.
  @Nullable ProbeWatch due() {
    for (ProbeWatch watch : rounds) {
      if (watch.isDue()) {
        return watch;
      }
    }
    return null;
  }

  void callOff() {
    rounds.forEach(ProbeWatch::callOff);
    if (startup != null) {
      startup.callOff();
    }
  }
}
