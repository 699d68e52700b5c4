package dev.cofferdam.isolation;

import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.supervisor.TimeSource;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// What all guests of a {@link Cofferdam} have in common: who is told what happens to them, and
/// where their quarantines are kept. Immutable.
public final class CofferdamSpec {
  private final Optional<GuestListener> listener;
  private final QuarantineStore quarantines;
  private final CodeLimits codeLimits;
  private final Outside outside;

  /// What tests have instead of the machine's own.
  ///
  /// @param time the clock for deadlines, delays and crash rates
  /// @param wall the clock for what is kept and shown
  /// @param dice random numbers from 0 to 1
  /// @param heap the memory that guests share
  /// @param freeShare the part of the JVM's heap that is free: 0 to 1
  record Outside(
      TimeSource time,
      InstantSource wall,
      DoubleSupplier dice,
      HeapShare heap,
      DoubleSupplier freeShare) {}

  private CofferdamSpec(
      Optional<GuestListener> listener,
      QuarantineStore quarantines,
      CodeLimits codeLimits,
      Outside outside) {
    this.listener = listener;
    this.quarantines = quarantines;
    this.codeLimits = codeLimits;
    this.outside = outside;
  }

  /// Describes a Cofferdam that tells nobody, and keeps quarantines in its memory.
  public static CofferdamSpec standard() {
    var outside =
        new Outside(
            TimeSource.system(),
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble(),
            HeapShare.ofThisJvm(),
            HostPressure::freeShareOfThisJvm);
    return new CofferdamSpec(
        Optional.empty(), QuarantineStore.inMemory(), CodeLimits.defaults(), outside);
  }

  /// Returns this description with a listener in place of the one before; it may combine others.
  public CofferdamSpec withListener(GuestListener told) {
    Objects.requireNonNull(told, "listener");
    return new CofferdamSpec(Optional.of(told), quarantines, codeLimits, outside);
  }

  /// Returns this description with another place for quarantines. One that several Cofferdams
  /// share, or that outlives the JVM, keeps what crashed in one of them down in all.
  public CofferdamSpec withQuarantines(QuarantineStore store) {
    Objects.requireNonNull(store, "quarantines");
    return new CofferdamSpec(listener, store, codeLimits, outside);
  }

  /// Returns this description with other limits on the code that is generated for guests.
  public CofferdamSpec withCodeLimits(CodeLimits limits) {
    Objects.requireNonNull(limits, "code limits");
    return new CofferdamSpec(listener, quarantines, limits, outside);
  }

  CofferdamSpec withOutside(Outside other) {
    return new CofferdamSpec(listener, quarantines, codeLimits, other);
  }

  Optional<GuestListener> listener() {
    return listener;
  }

  QuarantineStore quarantines() {
    return quarantines;
  }

  CodeLimits codeLimits() {
    return codeLimits;
  }

  Outside outside() {
    return outside;
  }
}
