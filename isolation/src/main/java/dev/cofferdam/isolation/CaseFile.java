package dev.cofferdam.isolation;

import dev.cofferdam.isolation.quarantine.Ward;
import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.supervisor.Restart;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What counts for and against one version of a guest: its good calls, its crashes, its quarantine.
/// It asks {@link RestartRules} for verdicts, and acts on none. Used under its owner's lock.
final class CaseFile {
  private final GuestParts parts;
  private final CrashHistory history;
  private final Ward ward;
  private @Nullable CrashReport lastCrash;
  private int startsAtBreaker;

  CaseFile(GuestParts parts, Ward ward) {
    this.parts = parts;
    this.ward = ward;
    this.history = new CrashHistory(parts.terms().budget(), nowNanos());
  }

  private long nowNanos() {
    return parts.surroundings().time().nanoTime();
  }

  /// Takes note that an instance has started.
  void started() {
    startsAtBreaker = 0;
  }

  /// Counts a good call.
  ///
  /// @return the quarantine that is over by it, if it was on trial
  Optional<Quarantine.Key> good() {
    history.good(nowNanos());
    return ward.acquitOnTrial();
  }

  /// Keeps a report that counts no more, because its instance is not the present one.
  void note(CrashReport report) {
    lastCrash = report;
  }

  /// Counts a crash.
  ///
  /// @param isStarting whether the instance had not started yet
  Verdict crashed(CrashReport report, CrashAccount account, boolean isStarting) {
    lastCrash = report;
    Verdict byType = RestartRules.decideByType(parts.terms().restart);
    if (byType != null) {
      return byType;
    }
    Verdict verdict = byBudget(account, report.fingerprint());
    return account == CrashAccount.BREAKER && isStarting ? afterBreaker() : verdict;
  }

  /// A start that an open breaker ends would be followed by the next one at once, and that as well.
  private Verdict afterBreaker() {
    startsAtBreaker++;
    return RestartRules.decideOnBreaker(startsAtBreaker, parts.terms().budget(), dice());
  }

  private double dice() {
    return parts.surroundings().outside().dice().getAsDouble();
  }

  private Verdict byBudget(CrashAccount account, String fingerprint) {
    CrashCounts counts = history.crash(account, fingerprint, nowNanos());
    return ward.isOnTrial() && account != CrashAccount.BREAKER
        ? RestartRules.decideOnTrial()
        : RestartRules.decide(counts, parts.terms().budget(), dice());
  }

  /// Says what follows an end that is no crash. A guest that exits while it is started would be
  /// started for ever, so that counts as a crash.
  Verdict ended(CallOutcome outcome, boolean isStarting) {
    Restart type = parts.terms().restart;
    if (!(outcome instanceof Outcome.Exited(int status))) {
      return RestartRules.decideOnLoss(type);
    }
    Verdict byType = RestartRules.decideOnExit(type, status);
    return isStarting && byType instanceof Verdict.RestartNow
        ? byBudget(CrashAccount.CRASH, "exit")
        : byType;
  }

  /// Begins a quarantine.
  Quarantine commit(String why) {
    String fingerprint = lastCrash == null ? "" : lastCrash.fingerprint();
    return ward.commit(why, fingerprint, parts.surroundings().now());
  }

  Optional<Quarantine> quarantine() {
    return ward.quarantine();
  }

  boolean isOnTrial() {
    return ward.isOnTrial();
  }

  /// Lets one instance be tried, if there is a quarantine.
  void tryOut() {
    history.forgive(nowNanos());
    ward.tryOut();
  }

  /// Forgets what counts against the guest.
  Optional<Quarantine.Key> forgive() {
    history.forgive(nowNanos());
    return ward.acquit();
  }

  Duration quarantineLeft() {
    return ward.remaining(parts.surroundings().now());
  }

  @Nullable CrashReport lastCrash() {
    return lastCrash;
  }
}
