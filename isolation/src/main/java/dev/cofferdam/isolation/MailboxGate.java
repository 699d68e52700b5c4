package dev.cofferdam.isolation;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Whether a version answers for its guest's mailbox, and what its callers are told while it is
/// down. Used under the version's lock.
final class MailboxGate {
  private final Mailbox mailbox;
  private CallOutcome.@Nullable Refused refusal;
  private boolean isAdopted;

  MailboxGate(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  boolean isAdopted() {
    return isAdopted;
  }

  /// Takes responsibility for the mailbox, and opens it unless the version is down.
  void adopt(boolean isDown) {
    isAdopted = true;
    mailbox.open();
    closeIf(isDown);
  }

  /// Leaves the mailbox to another version.
  void disown() {
    isAdopted = false;
  }

  void open() {
    mailbox.open();
  }

  /// Refuses calls because of a quarantine, if the version is down.
  void close(Quarantine kept, boolean isDown) {
    close(
        new CallOutcome.Refused(
            Refusal.QUARANTINED,
            "quarantined: %s; tried again at %s, or after Guest.release()"
                .formatted(kept.why(), kept.halfOpenAt().truncatedTo(ChronoUnit.SECONDS))),
        isDown);
  }

  /// Refuses calls, if the version is down.
  void close(CallOutcome.Refused because, boolean isDown) {
    refusal = because;
    closeIf(isDown);
  }

  private void closeIf(boolean isDown) {
    if (isAdopted && isDown && refusal != null) {
      mailbox.close(refusal);
    }
  }
}
