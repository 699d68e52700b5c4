package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which version of a guest answers, and how one follows another: by replacement, with a trial, and
/// back to the one before where the new one crashes meanwhile.
///
/// One replacement at a time is under way. Its monitor guards which version is present; it is never
/// held while something blocks.
final class Succession {
  private final GuestShared shared;
  private final Reservation reservation;
  private final Function<Call, CallOutcome> await;
  private final ReentrantLock replacing = new ReentrantLock();
  private volatile GuestVersion version;
  private @Nullable Alarm trial;
  private boolean isClosed;

  /// @param await waits for the answer to a call
  Succession(
      GuestParts parts,
      GuestShared shared,
      Reservation reservation,
      Function<Call, CallOutcome> await) {
    this.shared = shared;
    this.reservation = reservation;
    this.await = await;
    this.version = new GuestVersion(parts, shared, parts.newWard());
  }

  GuestVersion version() {
    return version;
  }

  /// Starts the first version.
  CallOutcome start() {
    reservation.add(version.parts().heapNeed());
    version.adopt();
    return version.stayInQuarantine() ? new Outcome.Returned(null) : start(version);
  }

  private CallOutcome start(GuestVersion begun) {
    Call starting = begun.newStartingCall();
    begun.start(starting);
    return await.apply(starting);
  }

  /// Starts a new version beside the present one, and lets it take over if it starts: calls that
  /// wait or come are its own, and the old version's running call ends as when a guest is closed.
  /// Where the new version crashes while it is on trial, one more like the old one takes over.
  CallOutcome replace(GuestParts newParts) {
    replacing.lock();
    try {
      return replaceNow(newParts);
    } finally {
      replacing.unlock();
    }
  }

  private CallOutcome replaceNow(GuestParts newParts) {
    reservation.add(newParts.heapNeed());
    var next = new GuestVersion(newParts, shared, newParts.newWard());
    CallOutcome started = start(next);
    GuestVersion before = started instanceof Outcome.Returned ? shiftTo(next) : null;
    if (before == null) {
      Shutdown.end(next);
      reservation.keep(version.parts().heapNeed().allBytes());
      return started instanceof Outcome.Returned ? GuestVersion.stopped() : started;
    }
    Shutdown.end(before);
    return started;
  }

  private synchronized @Nullable GuestVersion shiftTo(GuestVersion next) {
    if (isClosed) {
      return null;
    }
    GuestVersion before = version;
    before.disown();
    version = next;
    next.tellReplaced();
    beginTrial(before, next);
    next.adopt();
    return before;
  }

  /// A version that was down itself is nothing to go back to.
  private void beginTrial(GuestVersion before, GuestVersion next) {
    endTrial();
    long trialNanos = Timeouts.nanos(next.parts().terms().trial);
    if (trialNanos == 0 || before.isDownNow()) {
      reservation.keep(next.parts().heapNeed().allBytes());
      return;
    }
    reservation.keep(
        Math.max(before.parts().heapNeed().allBytes(), next.parts().heapNeed().allBytes()));
    next.beginTrial(crash -> rollBack(next, before.parts(), crash));
    trial = Alarm.after(next.parts().surroundings().time(), trialNanos, () -> hasStoodTrial(next));
  }

  private void endTrial() {
    if (trial != null) {
      trial.callOff();
    }
  }

  private synchronized void hasStoodTrial(GuestVersion stood) {
    if (version.equals(stood) && !isClosed) {
      stood.endTrial();
      reservation.keep(stood.parts().heapNeed().allBytes());
    }
  }

  /// Lets another version like the old one take over. Calls that wait are its own.
  private void rollBack(GuestVersion failed, GuestParts oldParts, CrashReport crash) {
    synchronized (this) {
      if (isClosed || !version.equals(failed)) {
        return;
      }
      endTrial();
      failed.disown();
      var again = new GuestVersion(oldParts, shared, oldParts.cleanWard());
      version = again;
      again.tellRolledBack("the new version crashed on trial: " + crash.toLine());
      again.adopt();
      again.startAgain();
      reservation.keep(oldParts.heapNeed().allBytes());
    }
    Thread.ofVirtual()
        .name("guest-" + oldParts.terms().name() + "-end")
        .start(() -> Shutdown.end(failed));
  }

  /// Refuses what waits, ends the present version, and lets none follow.
  void close() {
    synchronized (this) {
      isClosed = true;
      endTrial();
      shared.mailbox().close(GuestVersion.stopped());
    }
    Shutdown.end(version);
    reservation.keep(0);
  }
}
