package dev.cofferdam.engine.runtime;

import dev.cofferdam.engine.GrowthGate;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import org.jspecify.annotations.Nullable;

/// What generated code and the runtime share of a Store: fuel, results of more than one value,
/// totals.
///
/// Only the thread that is inside the Store touches it, but for {@link #cancel}. The fuel left is
/// `fuel + reserve`; generated code keeps `fuel` in a JVM local and saves it before anything can
/// look.
public final class StoreContext {
  /// Fuel in one slice: how much guest code runs between two looks at clock and cancellation.
  public static final int SLICE = 131_072;

  /// How often a memory that waits to grow looks at the clock.
  private static final long GROWTH_LOOK_NANOS = 5_000_000;

  /// Fuel left of the current slice.
  public int fuel;

  /// Results of a function with several, as raw bits, by position; the first is returned instead.
  public long[] resultBits = new long[16];

  /// Results of a function with several that are references, by position.
  public @Nullable Object[] resultRefs = new Object[16];

  /// Arguments, as raw bits, of a function with more than a JVM method can take, by position.
  public long[] argumentBits = new long[0];

  /// Such arguments that are references, by position.
  public @Nullable Object[] argumentRefs = new Object[0];

  /// Index of the function whose tail call generated code has left here with its arguments, or -1.
  public int tailCallee = -1;

  /// The function of another instance whose tail call generated code has left here with its
  /// arguments, or null.
  public @Nullable FuncInstance outerTailCallee;

  /// The limits the Store was made with.
  public final Limits limits;

  /// What the Store has of everything that is counted.
  public final StoreTotals totals;

  private int slice = SLICE;
  private int leastDepth = Integer.MAX_VALUE;
  private long reserve;
  private volatile long deadlineNanos;
  private long timeoutNanos;
  private boolean isClockRunning;
  private volatile boolean isCancelled;
  private @Nullable Runnable quantumEnd;
  private @Nullable GrowthGate growthGate;

  /// Creates the context of a new Store.
  public StoreContext(Limits limits) {
    this.limits = limits;
    this.totals = new StoreTotals(limits);
    setFuelLeft(limits.fuel() - 1);
  }

  /// Makes room for functions with this many results and, where they travel in arrays, arguments.
  public void reserveValues(int resultCount, int argumentCount) {
    if (resultCount > resultBits.length) {
      HostAllocation.due();
      resultBits = new long[resultCount];
      resultRefs = new Object[resultCount];
    }
    if (argumentCount > argumentBits.length) {
      HostAllocation.due();
      argumentBits = new long[argumentCount];
      argumentRefs = new Object[argumentCount];
    }
  }

  /// Starts an outermost call with a fresh budget.
  ///
  /// A run stops where the fuel used *reaches* the budget, as in Wasmtime; generated code tests for
  /// negative, so one unit less is handed out.
  ///
  /// The clock starts at the first look at it, one slice later at most: most calls never look.
  public void refuel(long budget, long newTimeoutNanos) {
    timeoutNanos = newTimeoutNanos;
    isClockRunning = false;
    setFuelLeft(budget - 1);
  }

  /// Returns the fuel that this call can still use; negative once it is used up.
  public long fuelLeft() {
    return reserve + fuel;
  }

  private void setFuelLeft(long left) {
    fuel = (int) Math.max(Math.min(left, slice), -1L << 30);
    reserve = left - fuel;
  }

  /// Where generated code goes when fuel or stack run low: traps, or returns the next slice.
  public int slowPath(int fuelNow, int depth) {
    fuel = fuelNow;
    leastDepth = Math.min(leastDepth, depth);
    if (depth < 0) {
      throw outOfStack();
    }
    long left = fuelLeft();
    if (left < 0) {
      throw outOfFuel();
    }
    setFuelLeft(left);
    checkpoint();
    return fuel;
  }

  /// Charges `units` at once, clamped; traps where that is more than is left.
  public void charge(long units) {
    long left = fuelLeft();
    long after = left - units;
    boolean isOverflown = ((left ^ units) & (left ^ after)) < 0;
    setFuelLeft(isOverflown ? Long.MIN_VALUE / 2 : after);
    if (after < 0 || isOverflown) {
      throw outOfFuel();
    }
  }

  private Trap outOfFuel() {
    return Trap.of(
        TrapKind.OUT_OF_FUEL,
        TrapKind.OUT_OF_FUEL.message()
            + ": "
            + limits.fuel()
            + " units (limit fuel, raise it with Limits.withFuel)");
  }

  private Trap outOfStack() {
    return Trap.of(
        TrapKind.STACK_OVERFLOW,
        TrapKind.STACK_OVERFLOW.message()
            + ": "
            + (limits.stackBytes() - (long) leastDepth)
            + " bytes of guest frames asked, "
            + limits.stackBytes()
            + " allowed (limit stackBytes, raise it with Limits.withStackBytes)");
  }

  /// Returns the most stack that a look has seen the guest use.
  public int peakStackBytes() {
    return limits.stackBytes() - Math.max(0, Math.min(leastDepth, limits.stackBytes()));
  }

  /// Sets how much fuel the guest runs on between two looks.
  public void lookEvery(int units) {
    if (units < 1 || units > SLICE) {
      throw new IllegalArgumentException("not in 1 to " + SLICE + ": " + units);
    }
    slice = units;
    setFuelLeft(fuelLeft());
  }

  /// Looks at cancellation and the clock, and gives way to others where the host asked for it.
  public void checkpoint() {
    var yield = quantumEnd;
    if (yield != null) {
      yield.run();
    }
    requireTime();
  }

  /// Throws if the running call was cancelled or its deadline has passed.
  public void requireTime() {
    if (isCancelled) {
      throw Trap.of(TrapKind.CANCELLED);
    }
    if (remainingNanos() <= 0) {
      throw deadline();
    }
  }

  /// Returns a trap that says which deadline was missed.
  public Trap deadline() {
    return Trap.of(
        TrapKind.DEADLINE,
        TrapKind.DEADLINE.message()
            + ": "
            + limits.timeout().toMillis()
            + " ms (limit timeout, raise it with Limits.withTimeout)");
  }

  /// Starts the clock of this call if it is not running.
  public void startClock() {
    if (!isClockRunning) {
      isClockRunning = true;
      deadlineNanos = System.nanoTime() + timeoutNanos;
    }
  }

  /// Returns the time left of this call; not positive once the deadline has passed.
  public long remainingNanos() {
    startClock();
    return deadlineNanos - System.nanoTime();
  }

  /// Returns when this call has to end, on the clock of `System.nanoTime`, once its clock is
  /// running.
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /// Moves the deadline, because time passed that is not the guest's.
  public void extendDeadline(long nanos) {
    startClock();
    long moved = deadlineNanos + nanos;
    deadlineNanos = moved;
  }

  /// Stops the guest at its next look; any thread may ask.
  public void cancel() {
    isCancelled = true;
  }

  /// Returns whether {@link #cancel} was called.
  public boolean isCancelled() {
    return isCancelled;
  }

  /// Sets what is run at each look, or nothing.
  public void onQuantumEnd(@Nullable Runnable action) {
    quantumEnd = action;
  }

  /// Sets what growing memories wait for, or nothing.
  public void onGrowth(@Nullable GrowthGate gate) {
    growthGate = gate;
  }

  /// Waits until `bytes` more may be held while a memory grows; returns what {@link #leaveGrowth}
  /// wants.
  @Nullable GrowthGate enterGrowth(long bytes) {
    GrowthGate gate = growthGate;
    while (gate != null && !gate.tryEnter(bytes, GROWTH_LOOK_NANOS)) {
      checkpoint();
    }
    return gate;
  }

  static void leaveGrowth(@Nullable GrowthGate gate, long bytes) {
    if (gate != null) {
      gate.leave(bytes);
    }
  }
}
