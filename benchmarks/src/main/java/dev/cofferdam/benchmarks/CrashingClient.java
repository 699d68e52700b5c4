package dev.cofferdam.benchmarks;

import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestState;
import dev.cofferdam.isolation.Outcome;
import dev.cofferdam.isolation.Refusal;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Calls one guest well and presses one of its crash buttons, about once a second; now and then
/// until it is quarantined, and then releases it.
///
/// Used by one thread; its counts are read when that has ended.
final class CrashingClient {
  private static final long PERIOD_NANOS = 1_000_000_000;
  private static final int EQUAL_CRASHES = 3;
  private static final int QUARANTINE_ODDS = 50;

  private final Guest guest;
  private final boolean isFuelLimited;
  private final CrashTally tally;
  private final Mistakes mistakes;
  private final Random random;
  private long crashCount;
  private long quarantineCount;
  private long releaseCount;

  /// @param isFuelLimited whether the guest's loop ends with its fuel, not with its time
  CrashingClient(Guest guest, boolean isFuelLimited, CrashTally tally, Mistakes mistakes) {
    this.guest = guest;
    this.isFuelLimited = isFuelLimited;
    this.tally = tally;
    this.mistakes = mistakes;
    this.random = new Random(guest.name().hashCode());
  }

  /// Goes on until `isOver`; afterwards the guest answers.
  void run(BooleanSupplier isOver) {
    while (!isOver.getAsBoolean()) {
      Pace.pause(PERIOD_NANOS / 2 + (long) (random.nextDouble() * PERIOD_NANOS));
      if (random.nextInt(QUARANTINE_ODDS) == 0) {
        requireGoodCall();
        crashUntilQuarantined();
        requireGoodCall();
      } else {
        pressOnce(button());
      }
    }
  }

  /// Calls well, presses a button, calls well.
  void pressOnce(CrashButton button) {
    requireGoodCall();
    crash(button);
    requireGoodCall();
  }

  private CrashButton button() {
    CrashButton button = CrashButton.ALL.get(random.nextInt(CrashButton.ALL.size()));
    return isFuelLimited ? button : button.withoutFuelLimit();
  }

  private void crashUntilQuarantined() {
    CrashButton button = CrashButton.ALL.getFirst();
    for (int i = 0; i < EQUAL_CRASHES; i++) {
      crash(button);
    }
    boolean isRefused =
        guest.tryCall("add", 1, 2) instanceof CallOutcome.Refused(Refusal reason, _)
            && reason == Refusal.QUARANTINED;
    if (!isRefused || guest.state() != GuestState.QUARANTINED) {
      mistakes.add(guest.name() + " is " + guest.state() + " after equal crashes in a row");
      return;
    }
    quarantineCount++;
    guest.release();
    releaseCount++;
  }

  private void crash(CrashButton button) {
    CallOutcome outcome = guest.tryCall(button.function(), button.args().toArray());
    if (outcome instanceof Outcome.Crashed(var report, _)) {
      crashCount++;
      tally.add(guest.name(), button, report);
      if (report.moment().attempt() != crashCount) {
        mistakes.add("crash " + crashCount + " of " + guest.name() + ": " + report.toLine());
      }
    } else {
      mistakes.add(guest.name() + ", " + button.function() + ": " + outcome);
    }
  }

  private void requireGoodCall() {
    CallOutcome outcome = guest.tryCall("add", 1, 2);
    if (!outcome.equals(new Outcome.Returned(3))) {
      mistakes.add(guest.name() + ", add: " + outcome);
    }
  }

  Guest guest() {
    return guest;
  }

  long crashCount() {
    return crashCount;
  }

  long quarantineCount() {
    return quarantineCount;
  }

  long releaseCount() {
    return releaseCount;
  }

  /// Returns how often the guest must have been made again.
  long restartCount() {
    return crashCount - quarantineCount + releaseCount;
  }
}
