package dev.cofferdam.isolation;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.supervisor.Restart;
import dev.cofferdam.wasi.Wasi;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// What a {@link GuestSpec} says. A copy is changed while it is made and by nobody after that.
final class GuestTerms implements Cloneable {
  private static final int MAILBOX_DEFAULT = 1_024;
  private static final Duration DRAIN_DEFAULT = Duration.ofSeconds(5);

  private static final Duration TRIAL_DEFAULT = Duration.ofMinutes(1);

  private final String name;
  private final GuestCode code;

  /// What one life of the guest may use.
  Limits limits = Limits.untrusted();

  /// What it gets of WASI.
  Wasi wasi = Wasi.denied();

  /// Defines what the host gives it.
  Consumer<HostLinker> host = _ -> {};

  /// What else there is to say about limits and grants.
  String configuration = "";

  /// How many calls may wait.
  int mailboxCalls = MAILBOX_DEFAULT;

  /// How its crashes are answered.
  CrashBudget budget = CrashBudget.standard();

  /// Whether it is started again when it ends by itself.
  Restart restart = Restart.PERMANENT;

  /// How failures of the host's functions are answered.
  BreakerBudget breaker = BreakerBudget.standard();

  /// How many instances there are.
  int pool = 1;

  /// How its instances are asked how they do.
  Probes probes = Probes.none();

  /// How long a new version is on trial.
  Duration trial = TRIAL_DEFAULT;

  /// How long the running call may go on when the guest is closed.
  Duration drain = DRAIN_DEFAULT;

  /// Whether and where its crashes leave core dumps.
  Optional<CoreDumps> coreDumps = Optional.empty();

  GuestTerms(String name, GuestCode code) {
    this.name = name;
    this.code = code;
  }

  GuestTerms with(Consumer<GuestTerms> change) {
    GuestTerms copy = copy();
    change.accept(copy);
    return copy;
  }

  private GuestTerms copy() {
    try {
      return (GuestTerms) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("this class is Cloneable", e);
    }
  }

  String name() {
    return name;
  }

  GuestCode code() {
    return code;
  }

  Limits limits() {
    return limits;
  }

  int mailboxCalls() {
    return mailboxCalls;
  }

  CrashBudget budget() {
    return budget;
  }

  Duration drain() {
    return drain;
  }

  /// Returns SHA-256 of limits and grants, in hexadecimal.
  String configurationDigest() {
    return GuestCode.digest(String.join("\n", limits.toString(), wasi.digest(), configuration));
  }
}
