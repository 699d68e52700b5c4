package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.EntryPoint;
import dev.cofferdam.engine.runtime.HostFrame;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The bracket around typed calls of one function.
final class TypedEntry implements EntryPoint {
  private final Func func;
  private final Store store;

  TypedEntry(Func func) {
    this.func = func;
    this.store = func.store();
  }

  @Override
  public int enter() {
    return store.needsOtherThread() ? -1 : store.enter();
  }

  @Override
  public MethodHandle code() {
    return func.instance().handle();
  }

  @Override
  public void leave() {
    store.leave();
  }

  @Override
  public RuntimeException failed(Throwable failure) {
    try {
      return store.fail(failure, func.instance());
    } finally {
      store.leave();
    }
  }

  @Override
  public HostFrame open() {
    return new HostFrame(func.type().params().size() + 1);
  }

  @Override
  public void runElsewhere(HostFrame frame) {
    store.<@Nullable Object>callElsewhere(() -> {
      func.callFrame(frame);
      return null;
    });
  }
}
