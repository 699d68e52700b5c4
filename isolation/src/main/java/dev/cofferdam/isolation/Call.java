package dev.cofferdam.isolation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One call of a guest: queued, running, over. Whoever moves it to its end gives the one answer.
final class Call {
  private enum Phase {
    QUEUED,
    RUNNING,
    OVER
  }

  private final String function;
  private final Object[] args;
  private final long deadlineNanos;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);
  private final CompletableFuture<CallOutcome> answer = new CompletableFuture<>();

  private volatile boolean isWithdrawn;
  private volatile @Nullable Incarnation runner;

  /// @param deadlineNanos when the caller wants an answer, on the clock of its Cofferdam
  Call(String function, Object[] args, long deadlineNanos) {
    this.function = function;
    this.args = args;
    this.deadlineNanos = deadlineNanos;
  }

  String function() {
    return function;
  }

  Object[] args() {
    return args;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  /// Completes with the outcome, or with the caller's own mistake.
  CompletableFuture<CallOutcome> answer() {
    return answer;
  }

  /// Takes the call out of the queue to run it; false where it is over already.
  boolean run() {
    return phase.compareAndSet(Phase.QUEUED, Phase.RUNNING);
  }

  /// Answers a call that was not run; false where it is running or over.
  boolean refuse(CallOutcome.Refused refused) {
    boolean isMine = phase.compareAndSet(Phase.QUEUED, Phase.OVER);
    if (isMine) {
      answer(refused);
    }
    return isMine;
  }

  /// Says that nobody wants the answer any more, and stops the call if it runs.
  void withdraw() {
    isWithdrawn = true;
    stopIfWithdrawn();
  }

  /// Says where the call runs, and stops it if it was withdrawn before that was known.
  void runsIn(Incarnation incarnation) {
    runner = incarnation;
    stopIfWithdrawn();
  }

  private void stopIfWithdrawn() {
    Incarnation present = runner;
    if (isWithdrawn && present != null) {
      present.cancel(this);
    }
  }

  /// Claims the end of a running call, to answer it; false where somebody else did.
  boolean claimEnd() {
    return phase.compareAndSet(Phase.RUNNING, Phase.OVER);
  }

  void answer(CallOutcome outcome) {
    answer.complete(outcome);
  }

  void answerMistake(RuntimeException mistake) {
    answer.completeExceptionally(mistake);
  }
}
