package dev.cofferdam.isolation;

import dev.cofferdam.component.ComponentInstance;
import org.jspecify.annotations.Nullable;

/// Asks one instance how it does, before its first call and between calls. Used by the instance's
/// thread; others may ask whether a probe is due.
final class Probing {
  private final Incarnation life;
  private final ProbeRounds rounds;

  /// @param life the life of the instance
  /// @param wake has the instance's thread look what is due
  Probing(Incarnation life, GuestParts parts, Runnable wake) {
    this.life = life;
    this.rounds = new ProbeRounds(parts.terms().probes, parts.surroundings().time(), wake);
  }

  /// Asks until the startup probe has passed, or the life is to end for another reason; returns
  /// false where a probe has ended it.
  boolean startUp(ComponentInstance instance) {
    ProbeWatch watch = rounds.startup();
    while (watch != null && !life.isRetired()) {
      if (!ask(watch, instance)) {
        return false;
      }
      if (!watch.hasFailed()) {
        return true;
      }
      watch.plan();
      life.awaitDue(watch);
    }
    return true;
  }

  /// Begins the rounds of an instance that has started.
  void begin() {
    rounds.begin();
  }

  boolean isDue() {
    return rounds.due() != null;
  }

  /// Asks what is due, if anything is; returns whether this life goes on.
  boolean askWhatIsDue(ComponentInstance instance) {
    ProbeWatch due = rounds.due();
    return due == null || ask(due, instance);
  }

  void callOff() {
    rounds.callOff();
  }

  private boolean ask(ProbeWatch watch, ComponentInstance instance) {
    Call call = watch.newCall();
    boolean _ = call.run();
    Ending ending = life.attempt(call, () -> answerOf(watch.probe(), instance));
    return switch (ending) {
      case null -> false;
      case Ending.Good(var value) -> count(watch, call, ProbeWatch.isGood(value));
      case Ending.Mistake _ -> count(watch, call, false);
      case Ending.Over _ -> life.settle(call, ending);
      case Ending.Crash(Outcome.Crashed crashed, CrashAccount account) ->
          life.settle(call, new Ending.Crash(crashed, accountOf(account)));
    };
  }

  private @Nullable Object answerOf(Probe probe, ComponentInstance instance) {
    life.store().chargeFuel(Math.max(0, life.store().fuelLeft() - probe.fuel()));
    return instance.func(probe.function()).call(probe.args().toArray());
  }

  private static CrashAccount accountOf(CrashAccount account) {
    return switch (account) {
      case CRASH, EXHAUSTION, PROBE -> CrashAccount.PROBE;
      case BREAKER, ENGINE_BUG, LOAD -> account;
    };
  }

  private boolean count(ProbeWatch watch, Call call, boolean isGood) {
    boolean isFailure = watch.count(isGood);
    if (watch.purpose() == ProbeWatch.Purpose.READINESS) {
      if (isGood || isFailure) {
        life.tellReady(isGood);
      }
    } else if (isFailure) {
      return life.settle(call, life.failedProbe(watch));
    }
    if (watch.purpose() != ProbeWatch.Purpose.STARTUP) {
      watch.plan();
    }
    return !life.isCancelled();
  }
}
