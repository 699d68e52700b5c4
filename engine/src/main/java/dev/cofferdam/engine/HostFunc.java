package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.HostFrame;
import dev.cofferdam.engine.runtime.HostTarget;
import dev.cofferdam.engine.runtime.InsideCall;
import dev.cofferdam.engine.runtime.SignatureAdapters;
import dev.cofferdam.engine.runtime.StoreContext;
import dev.cofferdam.engine.runtime.WasmThrow;
import dev.cofferdam.wasm.FuncType;
import java.lang.invoke.MethodHandle;

/// The way from a guest into a host function and back: what the function throws is classified here,
/// before a guest's frame can see it.
final class HostFunc implements HostTarget, FuncInstance.Code {
  private final Store store;
  private final HostCalls calls;
  private final String name;
  private final FuncType type;
  private final FrameFunction function;
  private final int valueCount;
  private final boolean hasArgumentsInStore;
  private final boolean hasMoreResults;

  HostFunc(Store store, String name, FuncType type, FrameFunction function) {
    this.store = store;
    this.calls = store.hostCalls();
    this.name = name;
    this.type = type;
    this.function = function;
    this.valueCount = Math.max(1, Math.max(type.params().size(), type.results().size()));
    this.hasArgumentsInStore = SignatureAdapters.hasArgumentsInStore(type);
    this.hasMoreResults = type.results().size() > 1;
    if (hasMoreResults) {
      store.context().reserveValues(type.results().size(), 0);
    }
  }

  /// A host function over a frame.
  @FunctionalInterface
  interface FrameFunction {
    /// Takes arguments from the frame and leaves results there.
    void call(Caller caller, HostFrame frame) throws Exception;
  }

  @Override
  public MethodHandle handle(FuncInstance func) {
    return store.engine().adapters().of(type).host(this);
  }

  /// A function of the host is called at once; none is ever left to be called.
  @Override
  public InsideCall insideCall(FuncInstance func) {
    throw new IllegalStateException("a tail call of a host function was left: " + name);
  }

  @Override
  public HostFrame open(int depth) {
    HostFrame frame = calls.push(valueCount);
    frame.guestDepth = depth;
    if (hasArgumentsInStore) {
      StoreContext context = store.context();
      int count = type.params().size();
      System.arraycopy(context.argumentBits, 0, frame.bits, 0, count);
      System.arraycopy(context.argumentRefs, 0, frame.refs, 0, count);
    }
    return frame;
  }

  @Override
  public void run(HostFrame frame) {
    calls.requireHeadroom(frame);
    boolean before = calls.enter(frame.guestDepth);
    try {
      function.call(store.caller(), frame);
    } catch (Throwable failure) {
      throw failed(failure, calls.exit(before));
    } finally {
      calls.pop(frame);
    }
    if (calls.exit(before)) {
      throw store.fail(calls.interruption());
    }
    store.requireAlive();
    if (hasMoreResults) {
      spreadResults(frame);
    }
  }

  private void spreadResults(HostFrame frame) {
    int more = type.results().size() - 1;
    System.arraycopy(frame.bits, 1, store.context().resultBits, 1, more);
    System.arraycopy(frame.refs, 1, store.context().resultRefs, 1, more);
  }

  private RuntimeException failed(Throwable failure, boolean isInterrupted) {
    if (isInterrupted) {
      return store.fail(calls.interruption());
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return switch (failure) {
      case Trap trap when !trap.isForeign(store.backtraces()) -> trap;
      case GuestExit exit when !exit.isForeign(store.backtraces()) -> exit;
      case EngineBug bug when !bug.isForeign(store.backtraces()) -> bug;
      case WasmThrow thrown -> thrown;
      case OutOfMemoryError error -> store.fail(error);
      default -> new HostException(name, failure);
    };
  }
}
