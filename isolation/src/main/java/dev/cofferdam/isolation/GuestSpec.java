package dev.cofferdam.isolation;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.supervisor.Restart;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasm.BoundedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// What a guest is: a component, what it may use, what it is granted, and how its crashes are
/// answered. Immutable.
public final class GuestSpec {
  private static final int POOL_MAX = 1_000;

  private final GuestTerms terms;

  private GuestSpec(GuestTerms terms) {
    this.terms = terms;
  }

  private GuestSpec with(Consumer<GuestTerms> change) {
    return new GuestSpec(terms.with(change));
  }

  /// Describes a guest with the limits for untrusted code, which is granted nothing.
  ///
  /// @param name the guest's name, unique within its Cofferdam
  /// @param bytes a component in the binary format
  public static GuestSpec of(String name, byte[] bytes) {
    Objects.requireNonNull(name, "name");
    return new GuestSpec(new GuestTerms(name, GuestCode.of(bytes)));
  }

  /// Describes a guest with the limits for untrusted code, which is granted nothing.
  ///
  /// @param file a component in the binary format; it is read now
  /// @throws UncheckedIOException if it cannot be read
  public static GuestSpec of(String name, Path file) {
    try {
      return of(name, BoundedFile.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns this description with other limits. The timeout is that of a call as the caller sees
  /// it: it covers waiting for the guest and everything the guest and the host do.
  public GuestSpec withLimits(Limits limits) {
    return with(t -> t.limits = limits);
  }

  /// Returns this description with grants of WASI.
  public GuestSpec withWasi(Wasi wasi) {
    return with(t -> t.wasi = wasi);
  }

  /// Returns this description with functions and resources of the host's own.
  ///
  /// @param host defines them; it is run once, when the guest is started
  public GuestSpec withHost(Consumer<HostLinker> host) {
    return with(t -> t.host = host);
  }

  /// Returns this description with words about what limits and grants do not show, such as the
  /// version of the host's functions. Where they change, a {@link Quarantine} does not apply any
  /// more. Only a digest of them is kept.
  public GuestSpec withConfiguration(String description) {
    Objects.requireNonNull(description, "description");
    return with(t -> t.configuration = description);
  }

  /// Returns this description with room for so many waiting calls; more are refused as {@link
  /// Refusal#OVERLOADED}.
  public GuestSpec withMailbox(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("mailbox holds no call: " + calls);
    }
    return with(t -> t.mailboxCalls = calls);
  }

  /// Returns this description with other answers to crashes.
  public GuestSpec withCrashBudget(CrashBudget budget) {
    return with(t -> t.budget = budget);
  }

  /// Returns this description with another restart type. A {@link Restart#PERMANENT} guest, which
  /// is the default, is started again however it ends, a {@link Restart#TRANSIENT} one unless it
  /// exits with status 0, and a {@link Restart#TEMPORARY} one never.
  public GuestSpec withRestartType(Restart type) {
    return with(t -> t.restart = type);
  }

  /// Returns this description with other answers to failures of the host's functions.
  public GuestSpec withBreaker(BreakerBudget budget) {
    return with(t -> t.breaker = budget);
  }

  /// Returns this description with so many instances behind one mailbox: so many calls run at a
  /// time, each in a Store of its own, and a crash costs the call of its instance only. Which
  /// instance takes a call is left open, so a guest that remembers something from call to call has
  /// one instance, which is the default. Each may use as much memory as the limits allow.
  public GuestSpec withPool(int instances) {
    if (instances < 1 || instances > POOL_MAX) {
      throw new IllegalArgumentException(
          "a pool has 1 to %d instances, not %d".formatted(POOL_MAX, instances));
    }
    return with(t -> t.pool = instances);
  }

  /// Returns this description with probes.
  public GuestSpec withProbes(Probes probes) {
    return with(t -> t.probes = probes);
  }

  /// Returns this description with another time on trial, zero for none: a version that has taken
  /// over from another and crashes within that time is replaced by the one before.
  public GuestSpec withTrial(Duration trial) {
    if (trial.isNegative()) {
      throw new IllegalArgumentException("trial is negative: " + trial);
    }
    return with(t -> t.trial = trial);
  }

  /// Returns this description with another time for the running call when the guest is closed.
  public GuestSpec withDrain(Duration drain) {
    return with(t -> t.drain = drain);
  }

  /// Returns this description with core dumps of crashes, which there are none of unless asked for.
  /// A call that is given up because a host function ignores its deadline leaves none.
  public GuestSpec withCoreDumps(CoreDumps dumps) {
    return with(t -> t.coreDumps = Optional.of(dumps));
  }

  /// Returns the guest's name.
  public String name() {
    return terms.name();
  }

  /// Returns what one life of the guest may use.
  public Limits limits() {
    return terms.limits();
  }

  /// Returns what the component is known by: SHA-256 of its bytes, in hexadecimal.
  public String componentDigest() {
    return terms.code().digest();
  }

  /// Returns what limits and grants are known by: SHA-256 of the limits, of what is granted of
  /// WASI, and of the words of {@link #withConfiguration}, in hexadecimal.
  public String configurationDigest() {
    return terms.configurationDigest();
  }

  GuestTerms terms() {
    return terms;
  }
}
