package dev.cofferdam.isolation.quarantine;

import dev.cofferdam.isolation.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The quarantine of one guest: none, one that keeps it down, or one that an instance on trial may
/// end. Used under its owner's lock.
public final class Ward {
  private final String guest;
  private final Subject subject;
  private @Nullable Quarantine quarantine;
  private boolean isOnTrial;

  /// @param known a quarantine from before; the guest is down until {@link #tryOut}
  public Ward(String guest, Subject subject, Optional<Quarantine> known) {
    this.guest = guest;
    this.subject = subject;
    this.quarantine = known.orElse(null);
  }

  /// Returns the quarantine that keeps the guest down, or that an instance on trial may end.
  public Optional<Quarantine> quarantine() {
    return Optional.ofNullable(quarantine);
  }

  /// Returns whether the next crash renews a quarantine, and the next good call ends it.
  public boolean isOnTrial() {
    return isOnTrial;
  }

  /// Returns how long the guest stays down yet.
  public Duration remaining(Instant now) {
    return quarantine == null || isOnTrial
        ? Duration.ZERO
        : QuarantineRules.remaining(quarantine, now);
  }

  /// Puts the guest into quarantine, for twice as long as before if it was on trial.
  public Quarantine commit(String why, String fingerprint, Instant now) {
    var length = QuarantineRules.nextLength(isOnTrial ? quarantine : null);
    var next = new Quarantine(subject.key(fingerprint), guest, why, now, length);
    quarantine = next;
    isOnTrial = false;
    return next;
  }

  /// Lets one instance be tried.
  public void tryOut() {
    isOnTrial = quarantine != null;
  }

  /// Ends the quarantine where it is on trial.
  ///
  /// @return what is to be forgotten
  public Optional<Quarantine.Key> acquitOnTrial() {
    return isOnTrial ? acquit() : Optional.empty();
  }

  /// Ends the quarantine.
  ///
  /// @return what is to be forgotten
  public Optional<Quarantine.Key> acquit() {
    var over = quarantine().map(Quarantine::key);
    quarantine = null;
    isOnTrial = false;
    return over;
  }
}
