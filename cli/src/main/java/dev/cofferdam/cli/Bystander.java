package dev.cofferdam.cli;

import dev.cofferdam.component.ComponentFunc;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ResourceHandle;
import dev.cofferdam.engine.Store;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A guest on a thread and a Store of its own that counts up while others crash.
///
/// The guest keeps the count in a resource of its own; each answer is compared with the number of
/// calls made, so a single lost or doubled beat is noticed.
final class Bystander implements AutoCloseable {
  private static final String COUNTER = "demo:crashers/tools@0.1.0#";

  private final Store store;
  private final Thread thread;
  private final AtomicLong beats = new AtomicLong();
  private volatile boolean isStopping;
  private volatile @Nullable RuntimeException failure;

  private Bystander(Store store, ComponentInstance instance) {
    this.store = store;
    this.thread = Thread.ofPlatform().name("bystander").unstarted(() -> count(instance));
  }

  static Bystander start(Store store, Function<Store, ComponentInstance> instantiate) {
    var bystander = new Bystander(store, instantiate.apply(store));
    bystander.thread.start();
    return bystander;
  }

  /// Returns how many calls have been answered rightly.
  ///
  /// @throws IllegalStateException where one was not
  long beats() {
    RuntimeException seen = failure;
    if (seen != null) {
      throw new IllegalStateException("the bystander was hit", seen);
    }
    return beats.get();
  }

  private void count(ComponentInstance instance) {
    try (ResourceHandle counter = makeCounter(instance)) {
      ComponentFunc increment = instance.func(COUNTER + "[method]counter.increment");
      while (!isStopping) {
        beat(increment.call(counter, 1L));
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private static ResourceHandle makeCounter(ComponentInstance instance) {
    Object made = instance.func(COUNTER + "[constructor]counter").call(0L);
    return (ResourceHandle) Objects.requireNonNull(made, "a constructor returns a handle");
  }

  private void beat(@Nullable Object answer) {
    long expected = beats.get() + 1;
    if (!Objects.equals(answer, expected)) {
      throw new IllegalStateException("answered %s to call %d".formatted(answer, expected));
    }
    beats.set(expected);
  }

  @Override
  public void close() {
    isStopping = true;
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    store.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
