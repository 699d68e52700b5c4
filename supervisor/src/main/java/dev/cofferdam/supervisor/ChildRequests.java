package dev.cofferdam.supervisor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What other threads ask of a loop: each is a message, and the one who asks waits for the answer.
/// An interrupt does not end the wait; it is kept.
final class ChildRequests {
  private final SupervisorLoop loop;
  private final ChildRecords records;

  ChildRequests(SupervisorLoop loop) {
    this.loop = loop;
    this.records = loop.records();
  }

  /// Adds a child and returns its key when it runs.
  ///
  /// @param isUnique whether no other child may have its id
  long add(ChildSpec spec, boolean isUnique) {
    int childCountMax = loop.state().rules().childCountMax();
    return ask(answer -> {
      if (isUnique && records.key(spec.id()) != null) {
        throw new IllegalArgumentException(
            loop.path() + " has a child called " + spec.id() + " already");
      }
      if (records.size() >= childCountMax) {
        throw new IllegalStateException(
            loop.path() + " has as many children as it may: " + childCountMax);
      }
      long key = records.enter(spec.id());
      records.awaitStart(key, answer);
      loop.react(new Input.Add(key, spec));
    });
  }

  /// Stops a child and returns when it has stopped.
  ///
  /// @return false if there is no child with this key
  boolean terminate(long key) {
    CompletableFuture<Boolean> isKnown = new CompletableFuture<>();
    this.<@Nullable Void>ask(answer -> {
      isKnown.complete(records.has(key));
      if (records.has(key)) {
        records.awaitStop(key, answer);
        loop.react(new Input.Terminate(key));
      } else {
        answer.complete(null);
      }
    });
    return isKnown.getNow(false);
  }

  /// Starts a stopped child and returns when it runs.
  void restart(long key) {
    this.<Long>ask(answer -> {
      requireStopped(key);
      records.awaitStart(key, answer);
      loop.react(new Input.Restart(key));
    });
  }

  /// Forgets a stopped child.
  void delete(long key) {
    this.<@Nullable Void>ask(answer -> {
      requireStopped(key);
      loop.react(new Input.Delete(key));
      answer.complete(null);
    });
  }

  private void requireStopped(long key) {
    ChildState child = loop.state().children().find(key);
    if (child != null && child.status() != ChildStatus.STOPPED) {
      throw new IllegalStateException(
          "child " + child.spec().id() + " is " + child.status() + ", not STOPPED");
    }
  }

  private <T extends @Nullable Object> T ask(Consumer<CompletableFuture<T>> message) {
    var answer = new CompletableFuture<T>();
    loop.post(() -> deliver(message, answer));
    CompletableFuture.anyOf(answer.exceptionally(_ -> null), loop.ended()).join();
    if (!answer.isDone()) {
      throw new IllegalStateException(loop.path() + " has ended");
    }
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private <T extends @Nullable Object> void deliver(
      Consumer<CompletableFuture<T>> message, CompletableFuture<T> answer) {
    if (loop.state().mode() == SupervisorState.Mode.ENDED) {
      answer.completeExceptionally(new IllegalStateException(loop.path() + " has ended"));
      return;
    }
    try {
      message.accept(answer);
    } catch (IllegalArgumentException | IllegalStateException refusal) {
      answer.completeExceptionally(refusal);
    }
  }
}
