package dev.cofferdam.wasm.dwarf;

/// What may still be spent on the debug information of one file. Not for use by several threads.
final class DwarfBudget {
  private static final int STEPS_BETWEEN_CLOCKS = 4_096;

  private final DwarfLimits limits;
  private long fileStepsLeft;
  private int entriesLeft;
  private long stepsLeft;
  private int stepsToClock;
  private long startNanos;

  DwarfBudget(DwarfLimits limits) {
    this.limits = limits;
    this.fileStepsLeft = limits.fileSteps();
    this.entriesLeft = limits.entries();
  }

  DwarfLimits limits() {
    return limits;
  }

  /// Begins a lookup.
  void start() {
    stepsLeft = Math.min(limits.lookupSteps(), fileStepsLeft);
    stepsToClock = STEPS_BETWEEN_CLOCKS;
    startNanos = System.nanoTime();
  }

  /// Ends a lookup.
  void stop() {
    fileStepsLeft -= Math.min(limits.lookupSteps(), fileStepsLeft) - Math.max(0, stepsLeft);
  }

  /// Spends one step.
  void step() {
    steps(1);
  }

  /// Spends `count` steps.
  void steps(int count) {
    stepsLeft -= count;
    if (stepsLeft < 0) {
      throw new DwarfException.BeyondLimit("lookupSteps");
    }
    stepsToClock -= count;
    if (stepsToClock < 0) {
      stepsToClock = STEPS_BETWEEN_CLOCKS;
      requireTime();
    }
  }

  /// Spends one entry of what is kept.
  void entry() {
    if (--entriesLeft < 0) {
      throw new DwarfException.BeyondLimit("entries");
    }
  }

  private void requireTime() {
    if (System.nanoTime() - startNanos > limits.lookupNanos()) {
      throw new DwarfException.BeyondLimit("lookupNanos");
    }
  }
}
