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
    if (!hasReserved(version.parts())) {
      return GuestVersion.stopped();
    }
    version.adopt();
    return version.stayInQuarantine() ? new Outcome.Returned(null) : start(version);
  }

  /// Sets heap aside for a version; false where the guest is closed.
  private synchronized boolean hasReserved(GuestParts needed) {
    if (!isClosed) {
      reservation.add(needed.heapNeed());
    }
    return !isClosed;
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
    var next = new GuestVersion(newParts, shared, newParts.newWard());
    if (!hasReserved(newParts)) {
      return GuestVersion.stopped();
    }
    GuestVersion before = null;
    try {
      CallOutcome started = start(next);
      before = started instanceof Outcome.Returned ? shiftTo(next) : null;
      return before == null && started instanceof Outcome.Returned
          ? GuestVersion.stopped()
          : started;
    } finally {
      if (before == null) {
        giveUp(next);
      } else {
        Shutdown.end(before);
      }
    }
  }

  private void giveUp(GuestVersion next) {
    Shutdown.end(next);
    next.holdHeap();
    reservation.remove(next.parts().heapNeed());
  }

  private synchronized @Nullable GuestVersion shiftTo(GuestVersion next) {
    if (isClosed) {
      return null;
    }
    GuestVersion before = version;
    before.disown();
    before.holdHeap();
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
      reservation.keep(next.parts().heapNeed());
      return;
    }
    reservation.keep(before.parts().heapNeed().or(next.parts().heapNeed()));
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
      reservation.keep(stood.parts().heapNeed());
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
      failed.holdHeap();
      var again = new GuestVersion(oldParts, shared, oldParts.cleanWard());
      version = again;
      again.tellRolledBack("the new version crashed on trial: " + crash.toLine());
      again.adopt();
      again.startAgain();
      reservation.keep(oldParts.heapNeed());
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
      shared.mailbox().closeForGood(GuestVersion.stopped());
    }
    Shutdown.end(version);
    version.holdHeap();
    reservation.end();
  }
}
