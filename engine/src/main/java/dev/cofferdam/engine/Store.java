package dev.cofferdam.engine;

import dev.cofferdam.engine.Backtraces.LocatedFrame;
import dev.cofferdam.engine.load.LoadedModule;
import dev.cofferdam.engine.load.ModuleUser;
import dev.cofferdam.engine.runtime.FuncInstance;
import dev.cofferdam.engine.runtime.HostAllocation;
import dev.cofferdam.engine.runtime.ModuleInstance;
import dev.cofferdam.engine.runtime.StoreContext;
import dev.cofferdam.wasm.coredump.CoreDump;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Owns everything of a guest that lives, and is what fails as a whole: after a limit, a
/// cancellation or a bug of the engine nothing in it runs any more. Recovery is a new Store, never
/// a repair.
///
/// One thread at a time may be inside; a second one gets an error that names both. Every outermost
/// call starts with the whole fuel and the whole time of {@link Limits}; calls that host functions
/// make join the call they are part of. Only {@link #cancel}, {@link #isPoisoned}, {@link #poison}
/// and {@link #compilerWaitNanos} may be used from other threads.
///
/// Specification: section 4.2.3, store.
public final class Store implements AutoCloseable {
  private static final VarHandle OWNER;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(Store.class, "owner", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Engine engine;
  private final Limits limits;
  private final StoreContext context;
  private final HostCalls hostCalls;
  private final Backtraces backtraces = new Backtraces();
  private final Ledger ledger = new Ledger();
  private final Caller caller = new Caller(this);
  private final ModuleUser moduleUser = new Use();
  private final Watch watch = new Watch(this);
  private final CompilerWait compilerWait = new CompilerWait();
  private final Map<Class<?>, Object> extensions = new HashMap<>();
  private final List<ModuleInstance> instances = new ArrayList<>();
  private final FailedEntries failedEntries = new FailedEntries();
  private final CallBudget budget;
  private final long timeoutNanos;

  private volatile @Nullable Thread owner;
  private volatile @Nullable Throwable poison;
  private @Nullable Thread roomyThread;
  private int level;
  private boolean poisonsOnTrap;
  private boolean isClosed;

  Store(Engine engine, Limits limits) {
    HostAllocation.due();
    this.engine = engine;
    this.limits = limits;
    this.context = new StoreContext(limits);
    this.hostCalls = new HostCalls(this, context);
    this.budget = new CallBudget(limits);
    this.timeoutNanos = Nanos.from(limits.timeout());
    context.refuel(limits.fuel(), timeoutNanos);
  }

  /// Returns the engine that made the Store.
  public Engine engine() {
    return engine;
  }

  /// Returns the limits.
  public Limits limits() {
    return limits;
  }

  /// Returns the fuel that the running outermost call, or the last one, has used.
  public long fuelConsumed() {
    return limits.fuel() - 1 - context.fuelLeft();
  }

  /// Returns the fuel that the running outermost call can still use.
  public long fuelLeft() {
    return Math.max(0, context.fuelLeft() + 1);
  }

  /// Returns the bytes of memories and of host structures that the guest has now.
  public long memoryBytes() {
    return context.totals.memoryBytes();
  }

  /// Returns the most bytes the guest ever had at a time.
  public long peakMemoryBytes() {
    return context.totals.peakMemoryBytes();
  }

  /// Reserves heap that the host needs on the guest's behalf: it counts against `memoryBytes`, but
  /// for the first MiB.
  ///
  /// @throws Trap if the memory limit does not allow it
  public void reserveMemory(long bytes) {
    context.totals.reserveHost(bytes);
  }

  /// Gives back what {@link #reserveMemory} took.
  public void releaseMemory(long bytes) {
    context.totals.releaseHost(bytes);
  }

  /// Returns the time left of the running call; not positive once its deadline has passed.
  public long remainingNanos() {
    return context.remainingNanos();
  }

  /// Moves the deadline of the running call, because time passed that is not the guest's.
  public void extendDeadline(long nanos) {
    context.extendDeadline(nanos);
  }

  /// Charges the guest for work done on its behalf.
  ///
  /// @throws Trap if that uses up the fuel
  public void chargeFuel(long units) {
    context.charge(requireNotNegative(units));
  }

  /// Charges the guest for bytes copied between it and the host.
  ///
  /// @throws Trap if the running outermost call has used up the limit
  public void chargeHostBytes(long bytes) {
    budget.chargeHostBytes(requireNotNegative(bytes));
    HostAllocation.due();
  }

  /// Charges the guest for random bytes that it draws.
  ///
  /// @throws Trap if the running outermost call has used up the limit
  public void chargeRandomBytes(long bytes) {
    budget.chargeRandomBytes(requireNotNegative(bytes));
    HostAllocation.due();
  }

  /// Counts a resource handle of the guest.
  ///
  /// @throws Trap if there are as many as the limit allows
  public void addHandle() {
    context.totals.addHandle();
    HostAllocation.due();
  }

  /// Takes back what {@link #addHandle} counted.
  public void removeHandle() {
    context.totals.removeHandle();
  }

  /// Returns the most that the Store has used of each limit so far.
  public StoreUsage usage() {
    return new StoreUsage(
        budget.peaks(fuelConsumed()),
        peakMemoryBytes(),
        context.peakStackBytes(),
        context.totals.counts());
  }

  /// Has the guest look at clock, cancellation and stack after each `fuel` units, where it is
  /// 131,072 otherwise. The fewer, the slower it runs and the more its looks see; what it costs in
  /// fuel is the same.
  ///
  /// @throws IllegalArgumentException if `fuel` is not in 1 to 131,072
  public void lookEvery(int fuel) {
    context.lookEvery(fuel);
  }

  private static long requireNotNegative(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("negative amount: " + amount);
    }
    return amount;
  }

  /// Looks at cancellation and the deadline, as guest code does now and then; for long work of the
  /// host.
  ///
  /// @throws Trap if the call is to end
  public void checkpoint() {
    context.checkpoint();
  }

  /// Stops the guest for good at its next look, and interrupts a host function that blocks. Any
  /// thread may call it, at any time.
  public void cancel() {
    context.cancel();
    if (owner != null) {
      Watchdog.lookBy(watch, System.nanoTime());
    }
  }

  /// Has `action` run at each of the guest's looks at the clock, on the thread that runs the guest;
  /// null for none. It may block to let others run.
  public void onQuantumEnd(@Nullable Runnable action) {
    context.onQuantumEnd(action);
  }

  /// Has growing memories wait for a gate; null for none.
  public void onGrowth(@Nullable GrowthGate gate) {
    context.onGrowth(gate);
  }

  /// Has every trap poison the Store from now on, as the Component Model wants it.
  public void poisonOnTrap() {
    poisonsOnTrap = true;
  }

  /// Returns whether calls into the Store are refused because of an earlier failure.
  public boolean isPoisoned() {
    return poison != null;
  }

  /// Returns the failure that poisoned the Store, or null.
  public @Nullable Throwable poisonCause() {
    return poison;
  }

  /// Closes the Store to calls from now on; the first cause stays.
  public void poison(Throwable cause) {
    if (poison == null) {
      poison = cause;
    }
  }

  /// Returns what the host opened for the guest.
  public Ledger ledger() {
    return ledger;
  }

  /// Returns the Store's only object of a class, which an upper layer keeps here; made at the first
  /// call.
  public <T> T extension(Class<T> type, Function<Store, T> create) {
    Object known = extensions.get(type);
    if (known == null) {
      known = create.apply(this);
      extensions.put(type, known);
    }
    return Objects.requireNonNull(type.cast(known));
  }

  /// Closes what the ledger still holds. No guest code runs; closing twice does nothing more.
  ///
  /// @throws IllegalStateException if a thread is inside the Store
  @Override
  public void close() {
    acquire(Thread.currentThread());
    try {
      if (isClosed) {
        return;
      }
      isClosed = true;
      Watchdog.remove(watch);
      backtraces.forget(moduleUser);
    } finally {
      release();
    }
    RuntimeException failure = ledger.closeAll();
    if (failure != null) {
      throw failure;
    }
  }

  /// Returns whether the calling thread has too little stack for a guest; the call must then be
  /// made through {@link #callElsewhere}.
  public boolean needsOtherThread() {
    Thread current = Thread.currentThread();
    return owner != current && current != roomyThread && !measureStack(current);
  }

  private boolean measureStack(Thread current) {
    boolean isRoomy = StackProbe.hasRoom(limits.stackBytes());
    roomyThread = isRoomy ? current : null;
    return isRoomy;
  }

  /// Returns whether the next call is likely to wait long for the compiler. A virtual thread that
  /// waits there keeps its carrier from others, so it had better make the call through {@link
  /// #callElsewhere}.
  public boolean mayWaitForCompiler() {
    return backtraces.mayWaitForCompiler();
  }

  /// Returns how long the running outermost call, or the last one, has waited for functions to be
  /// compiled so far; any thread may ask.
  public long compilerWaitNanos() {
    return compilerWait.nanos();
  }

  /// Takes the calling thread's stack for large enough without measuring it, because one that is
  /// like it was measured, and is called from as deep.
  public void trustThread() {
    roomyThread = Thread.currentThread();
  }

  /// Runs `body` on a thread with enough stack and waits for it; an interrupt is passed on.
  public <T extends @Nullable Object> T callElsewhere(Supplier<T> body) {
    return RoomyThreads.call(body);
  }

  /// Enters the Store. Calls until the matching {@link #end} are one call to limits, deadline and
  /// classification; where the thread is inside already, this joins.
  ///
  /// ```java
  /// store.begin();
  /// try {
  ///   ...
  /// } catch (Throwable failure) {
  ///   throw store.fail(failure);
  /// } finally {
  ///   store.end();
  /// }
  /// ```
  ///
  /// @throws Trap of kind `CANNOT_ENTER` if the Store is poisoned
  /// @throws IllegalStateException if another thread is inside, or the Store is closed
  public void begin() {
    enter();
  }

  /// Leaves the Store.
  public void end() {
    leave();
  }

  /// Classifies what ended a call and returns what to throw: a {@link Trap}, {@link GuestExit},
  /// {@link EngineBug} or {@link LoadException}. Poisons the Store where the failure asks for it.
  public RuntimeException fail(Throwable failure) {
    RuntimeException classified = Classification.of(failure);
    if (failure instanceof LinkageError && classified instanceof EngineBug bug) {
      backtraces.condemn(failure, bug);
    }
    if (failure instanceof StackOverflowError) {
      distrustThread();
    }
    if (poisons(classified)) {
      poison(classified);
    }
    switch (classified) {
      case Trap trap -> trap.locateWith(backtraces);
      case GuestExit exit -> exit.leave(backtraces);
      case EngineBug bug -> bug.leave(backtraces);
      default -> {}
    }
    return classified;
  }

  /// Classifies as {@link #fail(Throwable)} does, and notes down which function was entered.
  RuntimeException fail(Throwable failure, FuncInstance entered) {
    RuntimeException classified = fail(failure);
    failedEntries.add(classified, entered);
    return classified;
  }

  /// Returns the state of everything in the Store as a core dump, with the frames of a failure that
  /// left it, as far as Java's stack trace holds them.
  ///
  /// Contents of memories are views, not copies: write the dump before the Store is used again; a
  /// poisoned one never is. Values of locals and operands went with the frames and are missing.
  /// Where several instances of one module cannot be told apart, a frame names the youngest.
  ///
  /// @param executableName what the dump calls the program, such as the component's file name
  /// @throws IllegalStateException if another thread is inside, or the Store is closed
  public CoreDump coreDump(String executableName, Throwable failure) {
    boolean isInside = owner == Thread.currentThread();
    if (!isInside) {
      acquire(Thread.currentThread());
    }
    try {
      if (isClosed) {
        throw new IllegalStateException("the Store is closed");
      }
      List<LocatedFrame> frames = framesOf(failure);
      var frameInstances = new FrameInstances(instances, failedEntries.of(failure));
      return StoreDump.of(executableName, instances, frames, frameInstances.of(frames));
    } finally {
      if (!isInside) {
        release();
      }
    }
  }

  /// A bug of the engine has its frames in what gave it away.
  private List<LocatedFrame> framesOf(Throwable failure) {
    Throwable cause = failure.getCause();
    List<LocatedFrame> frames = backtraces.locate(failure.getStackTrace());
    return frames.isEmpty() && failure instanceof EngineBug && cause != null
        ? backtraces.locate(cause.getStackTrace())
        : frames;
  }

  /// Takes note of an instance that was made here.
  void add(ModuleInstance instance) {
    instances.add(instance);
  }

  /// Has the calling thread's stack measured again at the next call.
  void distrustThread() {
    roomyThread = null;
    StackProbe.forget();
  }

  private boolean poisons(RuntimeException failure) {
    return poisonsOnTrap || !(failure instanceof Trap trap) || trap.kind().poisonsAlways();
  }

  /// Enters and returns the modelled stack that is left.
  int enter() {
    Thread current = Thread.currentThread();
    if (owner == current) {
      requireEnterable();
      level++;
      return hostCalls.depth();
    }
    acquire(current);
    try {
      requireEnterable();
    } catch (Throwable refused) {
      release();
      throw refused;
    }
    level = 1;
    budget.reset(fuelConsumed());
    compilerWait.reset();
    context.refuel(limits.fuel(), timeoutNanos);
    hostCalls.reset(limits.stackBytes());
    return limits.stackBytes();
  }

  void leave() {
    if (--level == 0) {
      release();
    }
  }

  private void acquire(Thread current) {
    if (!OWNER.compareAndSet(this, null, current)) {
      throw new IllegalStateException(
          "thread " + current + " enters a Store that thread " + owner + " is inside of");
    }
  }

  private void release() {
    OWNER.setRelease(this, null);
  }

  private void requireEnterable() {
    Throwable cause = poison;
    if (cause != null) {
      throw Trap.of(TrapKind.CANNOT_ENTER, TrapKind.CANNOT_ENTER.message() + ": " + cause, cause);
    }
    if (isClosed) {
      throw new IllegalStateException("the Store is closed");
    }
    if (context.isCancelled()) {
      throw fail(Trap.of(TrapKind.CANCELLED));
    }
  }

  /// Throws what poisoned the Store, so that no guest code runs after a failure that host code
  /// swallowed.
  void requireAlive() {
    Throwable cause = poison;
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause != null) {
      throw Trap.of(TrapKind.CANNOT_ENTER, TrapKind.CANNOT_ENTER.message(), cause);
    }
  }

  StoreContext context() {
    return context;
  }

  /// Takes note of a module that gets an instance here.
  void use(LoadedModule module) {
    backtraces.add(module);
    module.addUser(moduleUser);
  }

  /// This Store, as its modules see it.
  private final class Use implements ModuleUser {
    @Override
    public boolean isInside(Thread thread) {
      return owner == thread;
    }

    @Override
    public void requireTime() {
      context.requireTime();
    }

    @Override
    public void beginCompilerWait() {
      compilerWait.begin();
    }

    @Override
    public void endCompilerWait() {
      compilerWait.end();
    }

    @Override
    public void condemn(EngineBug bug) {
      poison(bug);
    }
  }

  HostCalls hostCalls() {
    return hostCalls;
  }

  Backtraces backtraces() {
    return backtraces;
  }

  Caller caller() {
    return caller;
  }

  /// Has the watchdog look at the Store when the time of the running call is over.
  void watchDeadline() {
    Watchdog.lookBy(watch, context.deadlineNanos());
  }

  /// Returns the thread inside, or null; for the watchdog.
  @Nullable Thread owner() {
    return owner;
  }
}
