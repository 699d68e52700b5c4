package dev.cofferdam.isolation.breaker;

import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.isolation.AsyncHostFunc;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A function of the host with its breaker before it.
///
/// @param breakers the guest's
/// @param func the function
public record WatchedFunc(Breakers breakers, HostFunc func) implements HostFunc {
  /// Returns a function that waits for what another promises.
  public static WatchedFunc ofAsync(Breakers breakers, AsyncHostFunc func) {
    return new WatchedFunc(breakers, (call, args) -> await(call, func.call(call, args)));
  }

  @Override
  public @Nullable Object call(HostCall call, Object[] args) throws Exception {
    HostCallLog log = HostCallLog.of(call.store());
    log.begin(breakers, call.name());
    try {
      return func.call(call, args);
    } finally {
      log.end(call.store());
    }
  }

  /// A promise that is late is called off: nobody wants it any more.
  private static @Nullable Object await(
      HostCall call, CompletionStage<? extends @Nullable Object> promised) throws Exception {
    var answer = new CompletableFuture<@Nullable Object>();
    var _ = promised.whenComplete((value, failure) -> settle(answer, value, failure));
    try {
      if (!answer.isDone()) {
        HostCallLog.of(call.store()).await(answer);
      }
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    } finally {
      callOff(promised);
    }
  }

  private static void settle(
      CompletableFuture<@Nullable Object> answer,
      @Nullable Object value,
      @Nullable Throwable failure) {
    if (failure == null) {
      answer.complete(value);
    } else {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      answer.completeExceptionally(
          cause instanceof CancellationException || cause == null
              ? new IllegalStateException("the promise was cancelled", failure)
              : cause);
    }
  }

  private static void callOff(CompletionStage<?> promised) {
    if (promised instanceof CompletableFuture<?> future) {
      future.cancel(true);
    }
  }
}
