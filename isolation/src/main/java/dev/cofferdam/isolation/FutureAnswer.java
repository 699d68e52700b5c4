package dev.cofferdam.isolation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The answer of a call that nobody waits for. What its user does with it runs on platform threads,
/// where it can hold up no guest; where very many do something at once, on virtual ones.
final class FutureAnswer extends CompletableFuture<@Nullable Object> {
  private static final int THREADS_MAX = 64;

  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          THREADS_MAX,
          5,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("cofferdam-answer-", 1).factory());

  private final Runnable onCancel;

  private FutureAnswer(Runnable onCancel) {
    this.onCancel = onCancel;
  }

  /// @param onCancel stops the call
  static FutureAnswer of(CompletableFuture<@Nullable Object> answer, Runnable onCancel) {
    var future = new FutureAnswer(onCancel);
    var _ = answer.whenCompleteAsync(future::settle, FutureAnswer::execute);
    return future;
  }

  /// An answer is given, and be it by the thread that has it.
  private static void execute(Runnable settling) {
    try {
      THREADS.execute(settling);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      executeElsewhere(settling);
    }
  }

  private static void executeElsewhere(Runnable settling) {
    try {
      Thread.ofVirtual().name("cofferdam-answer").start(settling);
    } catch (OutOfMemoryError noThread) {
      settling.run();
    }
  }

  private void settle(@Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      complete(value);
    } else {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      completeExceptionally(cause == null ? failure : cause);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean isCancelled = super.cancel(mayInterruptIfRunning);
    if (isCancelled) {
      onCancel.run();
    }
    return isCancelled;
  }
}
