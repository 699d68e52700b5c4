package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.HostAllocation;
import dev.cofferdam.engine.runtime.HostFrame;
import dev.cofferdam.engine.runtime.StoreContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;

/// The calls from a Store's guests to the host that are in progress: their frames, and who may
/// interrupt them.
///
/// The watch is a handshake with the watchdog, opened by the first host call of an outermost call
/// and closed when that leaves the Store: the watchdog claims a host call that is overdue,
/// interrupts the thread and says so. It may be late, and interrupt the guest after the host call
/// has returned; whoever of this thread sees it first, a later host call that returns or the end of
/// the outermost call, waits for the watchdog and takes the interrupt back, so that none reaches
/// the embedder. So a host call costs no atomic instruction. All but {@link #interruptOverdue}
/// belongs to the thread inside the Store.
final class HostCalls {
  /// Modelled stack that a call from guest to host and back costs.
  private static final int RE_ENTRY_BYTES = 8 << 10;

  /// How much deeper a guest may go before the stack is measured again.
  private static final int MEASURED_STEP_BYTES = 64 << 10;

  private static final int CLOSED = 0;
  private static final int OPEN = 1;
  private static final int CLAIMED = 2;
  private static final int INTERRUPTED = 3;
  private static final VarHandle WATCH;
  private static final VarHandle IN_HOST;

  static {
    try {
      IN_HOST = MethodHandles.lookup().findVarHandle(HostCalls.class, "isInHost", boolean.class);
      WATCH = MethodHandles.lookup().findVarHandle(HostCalls.class, "watch", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Store store;
  private final StoreContext context;
  private final ArrayList<HostFrame> frames = new ArrayList<>();
  private int frameCount;
  private int depth;

  /// Above this much modelled stack left, a host call has its headroom: see {@link
  /// #requireHeadroom}.
  private int measuredDepth;

  /// Whether a host call is in progress; the watchdog may see it late.
  private boolean isInHost;

  private volatile int watch;

  HostCalls(Store store, StoreContext context) {
    this.store = store;
    this.context = context;
  }

  /// Returns the modelled stack that is left for a call into the guest.
  int depth() {
    return depth;
  }

  void reset(int newDepth) {
    depth = newDepth;
    measuredDepth = newDepth / 2;
    frameCount = 0;
  }

  /// Returns a frame with room for `valueCount` values, to be given back by {@link #pop}.
  HostFrame push(int valueCount) {
    if (frameCount == frames.size()) {
      HostAllocation.due();
      frames.add(new HostFrame(valueCount));
    }
    HostFrame frame = frames.get(frameCount++);
    frame.reserve(valueCount);
    frame.depth = depth;
    return frame;
  }

  void pop(HostFrame frame) {
    frameCount--;
    depth = frame.depth;
  }

  /// Makes sure that a host function has its headroom although the guest went deep.
  ///
  /// A thread's stack is measured at its first call only. A caller that comes from much deeper
  /// later must not make a host function pay for it, so deep in the guest it is measured again,
  /// once for every step down.
  void requireHeadroom(HostFrame frame) {
    if (frame.guestDepth >= measuredDepth) {
      return;
    }
    if (!StackProbe.hasHeadroom(MEASURED_STEP_BYTES)) {
      pop(frame);
      store.distrustThread();
      throw Trap.of(
          TrapKind.STACK_OVERFLOW,
          TrapKind.STACK_OVERFLOW.message() + ": the caller left too little of the thread's own");
    }
    measuredDepth = frame.guestDepth - MEASURED_STEP_BYTES;
  }

  /// Marks the start of a host call at which `guestDepth` was left; returns what {@link #exit}
  /// wants.
  boolean enter(int guestDepth) {
    depth = Math.max(0, guestDepth - RE_ENTRY_BYTES);
    if (watch == CLOSED) {
      open();
    }
    boolean before = isInHost;
    IN_HOST.setOpaque(this, true);
    return before;
  }

  private void open() {
    context.startClock();
    store.watchDeadline();
    WATCH.setRelease(this, OPEN);
  }

  /// Marks the end of a host call; returns whether it was interrupted by the watchdog.
  boolean exit(boolean before) {
    IN_HOST.setOpaque(this, before);
    return watch != OPEN && takeInterruptBack();
  }

  /// Ends the watch, because the outermost call leaves the Store.
  void close() {
    while (watch != CLOSED && !WATCH.compareAndSet(this, OPEN, CLOSED)) {
      var _ = takeInterruptBack();
    }
  }

  /// Waits until the watchdog has made up its mind; returns whether it has interrupted.
  private boolean takeInterruptBack() {
    while (watch == CLAIMED) {
      Thread.onSpinWait();
    }
    boolean isInterrupted = watch == INTERRUPTED;
    if (isInterrupted) {
      var _ = Thread.interrupted();
      WATCH.setRelease(this, OPEN);
    }
    return isInterrupted;
  }

  /// Returns what a host call that was interrupted by the watchdog ends with.
  Trap interruption() {
    return context.isCancelled() ? Trap.of(TrapKind.CANCELLED) : context.deadline();
  }

  /// Interrupts a host call that blocks past its deadline; called by the watchdog, whose look may
  /// be older than the call that it finds.
  void interruptOverdue() {
    if (!(boolean) IN_HOST.getOpaque(this) || !WATCH.compareAndSet(this, OPEN, CLAIMED)) {
      return;
    }
    Thread owner = store.owner();
    boolean isOverdue = context.isCancelled() || context.deadlineNanos() - System.nanoTime() <= 0;
    if (isOverdue && owner != null) {
      owner.interrupt();
    }
    WATCH.setRelease(this, isOverdue ? INTERRUPTED : OPEN);
  }
}
