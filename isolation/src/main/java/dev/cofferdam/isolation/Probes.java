package dev.cofferdam.isolation;

import java.util.Optional;

/// How the instances of a guest are asked how they do.
///
/// @param startup has to pass once before an instance is {@link GuestState#READY}, or takes over
///   from an older version; an instance whose startup probe fails has crashed
/// @param readiness an instance that fails it gets no calls until it passes again; it is not
///   restarted
/// @param liveness an instance that fails it has crashed, on an account of its own, and is
///   restarted
public record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {
  private static final Probes NONE =
      new Probes(Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns no probes at all.
  public static Probes none() {
    return NONE;
  }

  /// Returns these with another startup probe.
  public Probes withStartup(Probe probe) {
    return new Probes(Optional.of(probe), readiness, liveness);
  }

  /// Returns these with another readiness probe.
  public Probes withReadiness(Probe probe) {
    return new Probes(startup, Optional.of(probe), liveness);
  }

  /// Returns these with another liveness probe.
  public Probes withLiveness(Probe probe) {
    return new Probes(startup, readiness, Optional.of(probe));
  }
}
